using Foundation.Search;
using Xunit;

namespace Foundation.Tests.Search;

public sealed class WordsTests
{
    [Theory]
    [InlineData("donnees ouvertes", "Les données ouvertes")]
    [InlineData("données ouvertes", "DONNEES OUVERTES")]
    [InlineData("donnée ouverte", "Les données ouvertes")]
    [InlineData("eau", "Le prix de l’eau")]
    [InlineData("l'eau", "Des eaux usées")]
    [InlineData("l’eau", "L'EAU")]
    [InlineData("coeur", "Le cœur de ville")]
    [InlineData("cœur", "au coeur des quartiers")]
    [InlineData("chevaux", "un cheval de trait")]
    [InlineData("municipal", "les élections municipales")]
    [InlineData("arc-en-ciel", "un arc en ciel")]
    [InlineData("rendez vous", "prenez rendez-vous")]
    [InlineData("co-voiturage", "une aire de covoiturage")]
    [InlineData("été", "les nuits d'été")]
    [InlineData("aujourd'hui", "Dès aujourd’hui")]
    [InlineData("le droit à l'eau", "droit de l'eau")]
    [InlineData("\"droit à l'eau\"", "le droit à l’eau")]
    [InlineData("« bien commun »", "les biens communs")]
    [InlineData("RN 85", "la RN 85 saturée")]
    [InlineData("le", "le vélo")]
    public async Task Finds(string sought, string text)
    {
        using var indexed = await Indexed.Of(text, "Tout autre chose");

        Assert.Equal([0], indexed.Find(sought));
    }

    [Theory]
    [InlineData("eau potable", "un seau portable")]
    [InlineData("\"commun bien\"", "un bien commun")]
    [InlineData("vélo -voiture", "le vélo et la voiture")]
    [InlineData("???", "Pourquoi ???")]
    [InlineData("\"ville coeur\"", "ville, au cœur")]
    public async Task Does_not_find(string sought, string text)
    {
        using var indexed = await Indexed.Of(text);

        Assert.Empty(indexed.Find(sought));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("\"\" - \"")]
    [InlineData("a:b OR (c AND [d TO \\")]
    [InlineData("*?~^")]
    [InlineData("\u0000\uFFFF \uD800")]
    public async Task No_text_is_an_error(string typed)
    {
        using var indexed = await Indexed.Of("Un texte");

        Assert.NotNull(indexed.Index.Search(new() { Text = typed }));
        Assert.NotNull(indexed.Index.Search(new() { Text = typed, AsYouType = true }));
        Assert.NotNull(indexed.Index.Search(new() { Text = string.Join(' ', Enumerable.Repeat(typed, 5000)) }));
    }

    [Fact]
    public async Task A_minus_alone_lists_everything_else()
    {
        using var indexed = await Indexed.Of("le vélo", "la voiture", "le train");

        Assert.Equal([0, 2], indexed.Find("-voitures"));
        Assert.Equal([1], indexed.Find("-le"));
    }

    [Fact]
    public async Task All_words_are_required_wherever_they_are()
    {
        using var indexed = new Indexed();
        await indexed.Put([
            new ValueSet(Indexed.Id(0), "text").Text("title", "Pistes cyclables").Text("body", "près des écoles"),
            new ValueSet(Indexed.Id(1), "text").Text("title", "Pistes cyclables").Text("body", "partout"),
        ]);

        Assert.Equal([0], indexed.Find("piste école"));
    }

    [Fact]
    public async Task A_word_of_the_title_weighs_more()
    {
        using var indexed = new Indexed();
        await indexed.Put([
            new ValueSet(Indexed.Id(0), "text").Text("title", "Autre chose").Text("body", "le tramway"),
            new ValueSet(Indexed.Id(1), "text").Text("title", "Le tramway").Text("body", "autre chose"),
        ]);

        Assert.Equal([1, 0], indexed.Search(new() { Text = "tramway" }));
    }

    [Fact]
    public async Task The_word_being_typed_is_a_beginning()
    {
        using var indexed = await Indexed.Of("un composteur de quartier", "la composition du conseil", "le tri");

        Assert.Equal([0, 1], indexed.Find("compos", asYouType: true));
        Assert.Equal([0], indexed.Find("quartiers compos", asYouType: true));
        Assert.Empty(indexed.Find("compos"));
        Assert.Empty(indexed.Find("compos ", asYouType: true));
    }

    [Fact]
    public async Task A_misspelt_word_finds_its_neighbours_and_the_answer_says_so()
    {
        using var indexed = await Indexed.Of("la médiathèque", "le gymnase");

        var result = indexed.Index.Search(new() { Text = "mediateque" });

        Assert.Equal([Indexed.Id(0)], result.Ids);
        Assert.Equal(Reading.NearSpelling, result.Reading);
    }

    [Fact]
    public async Task A_filter_too_many_is_no_reason_to_accept_near_spellings()
    {
        using var indexed = new Indexed();
        await indexed.Put([
            new ValueSet(Indexed.Id(0), "text").Text("body", "la piste").Facet("commune", "Échirolles"),
            new ValueSet(Indexed.Id(1), "text").Text("body", "la poste").Facet("commune", "Meylan"),
        ]);

        var result = indexed.Index.Search(
            new()
            {
                Text = "piste",
                Filters = [new("commune", "Meylan")],
                Facets = ["commune"],
            }
        );

        Assert.Equal(0, result.Total);
        Assert.Equal([new FacetCount("Échirolles", 1)], result.Facets["commune"]);
    }

    [Fact]
    public async Task When_no_item_has_all_the_words_those_with_some_are_shown_and_the_answer_says_so()
    {
        using var indexed = await Indexed.Of("la médiathèque du centre", "le gymnase", "le bus");

        var result = indexed.Index.Search(new() { Text = "gymnase médiathèque" });

        Assert.Equal([Indexed.Id(0), Indexed.Id(1)], result.Ids.Order());
        Assert.Equal(Reading.SomeWords, result.Reading);
    }
}
