using Foundation.Search;
using Xunit;

namespace Foundation.Tests.Search;

public sealed class HighlightTests
{
    [Theory]
    [InlineData("eau", "Le prix de l’eau, des eaux.", "Le prix de l’<mark>eau</mark>, des <mark>eaux</mark>.")]
    [InlineData("donnees ouvertes", "Donnée ouverte", "<mark>Donnée</mark> <mark>ouverte</mark>")]
    [InlineData("coeur", "Le cœur", "Le <mark>cœur</mark>")]
    [InlineData("vélo -voiture", "vélo, voiture", "<mark>vélo</mark>, voiture")]
    [InlineData("co-voiturage", "covoiturage", "<mark>covoiturage</mark>")]
    [InlineData("le", "le bus", "<mark>le</mark> bus")]
    [InlineData("", "rien", "rien")]
    public void Marks_the_words_as_they_are_written(string query, string text, string html) =>
        Assert.Equal(html, new Highlight(query).Mark(text).Value);

    [Theory]
    [InlineData(
        "script",
        "<script>alert('&')</script>",
        "&lt;<mark>script</mark>&gt;alert(&#x27;&amp;&#x27;)&lt;/<mark>script</mark>&gt;"
    )]
    [InlineData("<b>", "a < b", "a &lt; <mark>b</mark>")]
    [InlineData("quot", "\"quot\"", "&quot;<mark>quot</mark>&quot;")]
    public void Nothing_written_by_a_visitor_is_read_as_html(string query, string text, string html) =>
        Assert.Equal(html, new Highlight(query).Mark(text).Value);

    [Fact]
    public void The_word_being_typed_is_marked_by_its_beginning() =>
        Assert.Equal("un <mark>composteur</mark>", new Highlight("compos", asYouType: true).Mark("un composteur").Value);

    [Fact]
    public void An_excerpt_shows_where_the_words_are_and_cuts_between_words()
    {
        var text =
            string.Join(' ', Enumerable.Repeat("remplissage", 100))
            + " la médiathèque du quartier "
            + string.Join(' ', Enumerable.Repeat("suite", 100));

        var excerpt = new Highlight("mediatheques").Excerpt(text, 120).Value!;

        Assert.Contains("la <mark>médiathèque</mark> du quartier", excerpt, StringComparison.Ordinal);
        Assert.StartsWith("… remplissage ", excerpt, StringComparison.Ordinal);
        Assert.EndsWith("suite …", excerpt, StringComparison.Ordinal);
        Assert.InRange(excerpt.Length, 80, 150);
    }

    [Fact]
    public void An_excerpt_never_cuts_a_character_in_two()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 300));

        for (var length = 10; length < 20; length++)
            Assert.DoesNotContain('\uFFFD', new Highlight("x").Excerpt(text, length).Value!);
    }
}
