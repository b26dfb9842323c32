using System.Text.RegularExpressions;
using CsCheck;
using Site.Terms;
using Xunit;

namespace Site.Tests.Terms;

/// <summary>Which words of a page are explained in place, and which are not.</summary>
public sealed class MarkTermsTests
{
    static readonly Guid Page = Guid.NewGuid();
    static readonly Guid Aom = Guid.NewGuid();

    static readonly TermBook Book = new([
        new(
            Aom,
            "Autorité organisatrice",
            "Elle décide des \"lignes\".",
            "/glossaire/aom/",
            ["Autorité organisatrice", "AOM", "autorités organisatrices"]
        ),
        new(Guid.NewGuid(), "Régie", "Un service tenu par la collectivité.", "/glossaire/regie/", ["Régie", "régies"]),
        new(
            Guid.NewGuid(),
            "Plan local d’urbanisme",
            "Il dit ce qui se construit.",
            "/glossaire/plu/",
            ["Plan local d’urbanisme", "PLU"]
        ),
        new(Guid.NewGuid(), "Urbanisme", "L’art de la ville.", "/glossaire/urbanisme/", ["Urbanisme"]),
        new(Guid.NewGuid(), "Parking-relais", "On y laisse sa voiture.", "/glossaire/p-r/", ["Parking-relais", "P+R"]),
        new(Guid.NewGuid(), "Service public", "Pour tous.", "/glossaire/service-public/", ["service public"]),
    ]);

    [Theory]
    [InlineData("<p>La régie ouvre.</p>", "régie")]
    [InlineData("<p>RÉGIE et compagnie</p>", "RÉGIE")]
    [InlineData("<p>Plusieurs régies.</p>", "régies")]
    [InlineData("<p>L’AOM décide.</p>", "AOM")]
    [InlineData("<p>Le plan local d'urbanisme change.</p>", "plan local d'urbanisme")]
    [InlineData("<p>Un service&nbsp;public pour tous</p>", "service\u00a0public")]
    [InlineData("<p>Au P+R, vite</p>", "P+R")]
    [InlineData("<ul><li><strong>régie</strong></li></ul>", "régie")]
    public void A_word_is_explained_as_it_is_written(string html, string said) =>
        Assert.Equal(said, Assert.Single(Said(Mark(html))));

    [Theory]
    [InlineData("<p>Il a plu sur la ville.</p>")]
    [InlineData("<p>aom en minuscules</p>")]
    [InlineData("<p>la régiepublique, un co-régie, régie-moi</p>")]
    [InlineData("<h2>La régie</h2>")]
    [InlineData("<p><a href=\"/x\">La <em>régie</em></a></p>")]
    [InlineData("<h3>Notre <strong>AOM</strong></h3>")]
    [InlineData("<img alt=\"la régie > tout\" src=\"/a.png\">")]
    [InlineData("<pre>régie</pre><table><tr><th>AOM</th></tr></table>")]
    [InlineData("<p>Rien ici &amp; là.</p>")]
    [InlineData("")]
    public void Titles_links_and_other_words_are_left_alone(string html) => Assert.Equal(html, Mark(html));

    [Fact]
    public void The_first_occurrence_of_a_page_only_whatever_its_form()
    {
        var marker = new MarkTerms(Book, Page, french: true);
        var texts = new[] { "<p>Une AOM, puis l’AOM.</p>", "<p>Les autorités organisatrices, en régie.</p>" }
            .Select(marker.Mark)
            .ToList();
        Assert.Equal(["AOM", "régie"], texts.SelectMany(Said));
    }

    [Fact]
    public void The_longest_word_is_meant_and_the_one_inside_waits_for_its_turn()
    {
        var marked = Mark("<p>Le plan local d’urbanisme parle d’urbanisme.</p>");
        Assert.Equal(["plan local d’urbanisme", "urbanisme"], Said(marked));
    }

    [Fact]
    public void A_term_is_not_explained_on_its_own_page() =>
        Assert.Equal("<p>Une AOM.</p>", new MarkTerms(Book, Aom, french: true).Mark("<p>Une AOM.</p>"));

    [Fact]
    public void The_definition_is_said_by_the_link_itself_and_never_breaks_out_of_it()
    {
        var marked = Mark("<p>Une AOM.</p>");
        Assert.Contains("href=\"/glossaire/aom/\"", marked, StringComparison.Ordinal);
        Assert.Contains("title=\"AOM\u00a0: Elle décide des &quot;lignes&quot;.\"", marked, StringComparison.Ordinal);
    }

    /// <summary>Whatever editors write, taking the links away gives their text back.</summary>
    [Fact]
    public void Nothing_else_of_the_text_changes() =>
        Gen.Int[0, Pieces.Length - 1]
            .Array[0, 30]
            .Select(chosen => string.Concat(chosen.Select(piece => Pieces[piece])))
            .Sample(html => Regex.Replace(Mark(html), "<a class=\"term\"[^>]*>(.*?)</a>", "$1", RegexOptions.Singleline) == html);

    static readonly string[] Pieces =
    [
        .. "<p>|</p>|<h2>|</h2>|<a href=\"/>\">|</a>|régie|AOM| |plan local d’urbanisme|-|P+R|&amp;|é|’|<img alt='régie > x'>|urbanisme|.|\u00a0".Split(
            '|'
        ),
    ];

    static string Mark(string html) => new MarkTerms(Book, Page, french: true).Mark(html);

    static IEnumerable<string> Said(string marked) =>
        Regex.Matches(marked, "<a class=\"term\"[^>]*>(.*?)</a>").Select(match => match.Groups[1].Value);
}
