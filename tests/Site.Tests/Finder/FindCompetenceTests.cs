using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Foundation.Storage;
using Microsoft.Extensions.DependencyInjection;
using Site.Finder;
using Testing.Site;
using Xunit;

namespace Site.Tests.Finder;

/// <summary>Everyday words, and who answers for them in the demonstration.</summary>
public sealed class FindCompetenceTests(Sites sites) : IClassFixture<Sites>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("lampadaire cassé", "commune")]
    [InlineData("Le lampadaire devant chez moi est en panne depuis trois semaines", "commune")]
    [InlineData("lampadaires", "commune")]
    [InlineData("LAMPADERE", "commune")]
    [InlineData("la cantine de l’école", "commune")]
    [InlineData("inscrire mon fils à l'ecole maternelle", "commune")]
    [InlineData("mon voisin bruyant", "commune")]
    [InlineData("crottes de chiens", "commune")]
    [InlineData("acte de naissance", "commune")]
    [InlineData("comment s’inscrire sur la liste électorale", "commune")]
    [InlineData("dépôts sauvages", "commune")]
    [InlineData("place en creche", "commune")]
    [InlineData("poubele pas ramassée", "metropolis")]
    [InlineData("les poubelles vertes", "metropolis")]
    [InlineData("fuite d’eau", "metropolis")]
    [InlineData("nid de poule", "metropolis")]
    [InlineData("nids-de-poule", "metropolis")]
    [InlineData("pistes cyclables", "metropolis")]
    [InlineData("abonnement tramway", "metropolis")]
    [InlineData("demande de logement social", "metropolis")]
    [InlineData("moisissures dans mon appartement", "metropolis")]
    [InlineData("où jeter un vieux canapé", "metropolis")]
    [InlineData("permis de construire une véranda", "metropolis")]
    [InlineData("égouts bouchés", "metropolis")]
    [InlineData("RSA", "department")]
    [InlineData("revenu de solidarité active", "department")]
    [InlineData("aide à domicile pour une personne âgée", "department")]
    [InlineData("travaux au collège", "department")]
    [InlineData("un enfant en danger", "department")]
    [InlineData("retards de trains TER", "region")]
    [InlineData("internat du lycée", "region")]
    [InlineData("formation professionnelle", "region")]
    [InlineData("carte d’identité", "state")]
    [InlineData("refaire mon passeport", "state")]
    [InlineData("porter plainte pour un vol", "state")]
    [InlineData("déclaration de revenus", "state")]
    public async Task Everyday_words_find_the_level_that_answers(string words, string level)
    {
        var found = await Find(words);
        Assert.Equal(level, found.Answers.FirstOrDefault()?.Jurisdiction.Level);
    }

    [Theory]
    [InlineData("recette de gâteau au chocolat")]
    [InlineData("quelle météo demain")]
    [InlineData("résultat du match de football")]
    [InlineData("prix du bitcoin")]
    [InlineData("horoscope du jour")]
    [InlineData("bonjour, comment ça va ?")]
    [InlineData("qui est le problème")]
    [InlineData("asdfghjkl")]
    [InlineData("réparer mon ordinateur")]
    [InlineData("…?!")]
    public async Task What_no_authority_answers_for_finds_nothing(string words) => Assert.Empty((await Find(words)).Answers);

    [Theory]
    [InlineData("transport scolaire", "metropolis", "region")]
    [InlineData("bruit", "commune", "metropolis")]
    public async Task What_two_authorities_share_shows_both(string words, string one, string other)
    {
        var found = await Find(words);
        Assert.False(found.IsSure);
        Assert.Equal([one, other], found.Answers.Select(answer => answer.Jurisdiction.Level).Order());
    }

    [Theory]
    [InlineData("broken street lights", "commune")]
    [InlineData("a noisy neighbour", "commune")]
    [InlineData("birth certificate", "commune")]
    public async Task English_readers_ask_in_English(string words, string level) =>
        Assert.Equal(level, (await Find(words, "en-US")).Answers.FirstOrDefault()?.Jurisdiction.Level);

    [Fact]
    public async Task The_page_answers_without_a_script_and_says_what_to_do_when_it_knows_nothing()
    {
        using var browser = (await sites.On(DatabaseProvider.Sqlite)).Browser();
        var answer = await Page("/finder?q=lampadaire+cass%C3%A9");
        Assert.Contains("Un lampadaire en panne", answer, StringComparison.Ordinal);
        Assert.Contains("/qui-fait-quoi/la-commune-la-rue", answer, StringComparison.Ordinal);
        Assert.Contains("class=\"this\"", answer, StringComparison.Ordinal);
        Assert.Contains("deux réponses possibles", await Page("/finder?q=transport+scolaire"), StringComparison.Ordinal);
        Assert.Contains("L. 114-2", (await Page("/finder?q=bitcoin")).Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"status\"", await Page("/finder"), StringComparison.Ordinal);
        Assert.Contains("200 premiers", await Page("/finder?q=" + new string('a', 3_000)), StringComparison.Ordinal);
        Assert.Contains("Who is in charge", await Page("/en/finder?q=school"), StringComparison.Ordinal);

        async Task<string> Page(string path) => WebUtility.HtmlDecode(await browser.GetStringAsync(path, Stop));
    }

    [Fact]
    public async Task What_was_typed_is_shown_as_text()
    {
        using var browser = (await sites.On(DatabaseProvider.Sqlite)).Browser();
        var page = await browser.GetStringAsync("/finder?q=%3Cscript%3Ealert(1)%3C/script%3E", Stop);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_ask_the_same()
    {
        using var browser = (await sites.On(DatabaseProvider.Sqlite)).Browser();
        var found = await browser.GetFromJsonAsync<FinderPage.Json>("/finder.json?q=RSA", Stop);
        Assert.True(found is { Sure: true });
        var answer = Assert.Single(found.Answers);
        Assert.Equal(("department", "Le RSA"), (answer.Level, answer.Competence));
        Assert.NotNull(answer.Contact);
        Assert.Empty((await browser.GetFromJsonAsync<FinderPage.Json>("/finder.json", Stop))!.Answers); // an answer has a body
    }

    async Task<FindCompetence.Result> Find(string words, string culture = "fr-FR")
    {
        var find = (await sites.On(DatabaseProvider.Sqlite)).Services.GetRequiredService<FindCompetence>();
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new(culture), new(culture));
        try
        {
            return find.Run(words);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
