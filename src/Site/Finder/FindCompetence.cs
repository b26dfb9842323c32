using Site.Editorial;
using Site.Pages;

namespace Site.Finder;

/// <summary>"Who is competent?": the level that answers for what somebody describes in a few words.</summary>
public sealed class FindCompetence(Jurisdictions jurisdictions, ContentReader read, PerSnapshot kept)
{
    /// <summary>Characters that are read of a question.</summary>
    public const int LongestText = 200;

    /// <summary>A second answer is shown when it is at least that near to the first.</summary>
    const double AsLikely = 0.6;

    /// <param name="Answers">None, the one that answers, or the two most probable.</param>
    public sealed record Result(string Text, bool WasCut, IReadOnlyList<CompetenceMatch> Answers)
    {
        public bool IsSure => Answers.Count == 1;
    }

    /// <summary>In the reader's language.</summary>
    public CompetenceIndex Index => kept.Get(read.Culture, () => new CompetenceIndex(jurisdictions.All()));

    public Result Run(string? text)
    {
        var asked = (text ?? "").Trim();
        var cut = asked.Length > LongestText;
        if (cut)
            asked = asked[..LongestText];
        var found = Index.Find(asked);
        return new(
            asked,
            cut,
            [.. found.Take(1), .. found.Skip(1).Take(1).Where(second => second.Score >= AsLikely * found[0].Score)]
        );
    }
}
