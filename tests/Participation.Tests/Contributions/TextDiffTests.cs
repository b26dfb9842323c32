using CsCheck;
using Participation.Contributions;
using Xunit;

namespace Participation.Tests.Contributions;

public sealed class TextDiffTests
{
    static readonly string[] Vocabulary = ["un", "deux", "trois", "\n", "arbre", "place"];

    static readonly Gen<string> Text = Gen.Int[0, 5]
        .Array[0, 30]
        .Select(words => string.Join(' ', words.Select(word => Vocabulary[word])));

    [Fact]
    public void What_is_kept_and_removed_is_the_old_text_and_what_is_kept_and_added_the_new() =>
        Gen.Select(Text, Text)
            .Sample(
                (before, after) =>
                {
                    var pieces = TextDiff.Between(before, after);
                    Assert.Equal(
                        before,
                        string.Concat(
                            pieces.Where(piece => piece.Change is not TextDiff.Change.Added).Select(piece => piece.Text)
                        )
                    );
                    Assert.Equal(
                        after,
                        string.Concat(
                            pieces.Where(piece => piece.Change is not TextDiff.Change.Removed).Select(piece => piece.Text)
                        )
                    );
                }
            );

    [Fact]
    public void One_changed_word_is_one_removed_and_one_added() =>
        Assert.Equal(
            [TextDiff.Change.Same, TextDiff.Change.Removed, TextDiff.Change.Added, TextDiff.Change.Same],
            TextDiff.Between("planter des platanes ici", "planter des tilleuls ici").Select(piece => piece.Change)
        );
}
