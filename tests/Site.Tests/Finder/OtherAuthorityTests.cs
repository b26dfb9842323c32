using System.Globalization;
using System.Net;
using Foundation.Storage;
using Microsoft.Extensions.DependencyInjection;
using Participation.Contributions;
using Testing.Site;
using Xunit;

namespace Site.Tests.Finder;

/// <summary>Who writes to the metropolis about what another authority does is told so, and publishes all the same.</summary>
public sealed class OtherAuthorityTests(Sites sites) : IClassFixture<Sites>
{
    const string Form = "/contributions/new";
    const string Lamp = "Trois lampadaires cassés rue de la Paix";
    const string Told = "s’occupe sans doute";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Lamp, "La nuit on n’y voit rien.", "La commune")]
    [InlineData("Des toilettes propres", "Les toilettes de l’école sont fermées depuis un mois.", "La commune")]
    [InlineData("RSA", "Les démarches sont trop longues.", "Le département")]
    [InlineData("Plus de trains le soir", "Le dernier TER part à 20 h. Un TER à 22 h changerait tout.", "La région")]
    [InlineData("Des tilleuls plutôt que du bitume", "Planter des arbres en ville, avec des bancs à l’ombre.", null)]
    [InlineData("Une fontaine sur la place", "Pour boire après l’école.", null)]
    [InlineData("Un tram jusqu’au lycée", "Les bus sont pleins ; une ligne de tram aiderait.", null)]
    [InlineData("", "", null)]
    public async Task The_hint_speaks_only_when_it_is_rather_sure(string title, string body, string? authority)
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new("fr-FR"), new("fr-FR"));
        var find = site.Services.GetRequiredService<IFindCompetence>();
        Assert.Equal(authority, find.Other(site.Consultation.Id, title, body)?.Name);
    }

    [Fact]
    public async Task Without_a_script_it_is_said_once_before_publishing_and_never_blocks()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var (browser, _) = await site.Citizen("lumignon");
        var first = await Send(browser, Form, Typed());
        Assert.Contains(Told, first, StringComparison.Ordinal);
        Assert.Contains(Lamp, first, StringComparison.Ordinal);
        var draft = System.Text.RegularExpressions.Regex.Match(first, "name=\"draft\" value=\"([^\"]+)\"").Groups[1].Value;
        var second = await Send(browser, Form, [.. Typed(), new("draft", draft), new("told", "yes")]);
        Assert.Contains("Votre contribution est publiée", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_script_the_form_asks_while_the_author_writes()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        using var browser = site.Browser();
        var hint = await Send(browser, Form + "/authority", Typed());
        Assert.StartsWith("<div", hint.TrimStart(), StringComparison.Ordinal);
        Assert.Contains("/qui-fait-quoi/", hint, StringComparison.Ordinal);
        using var quiet = await browser.PostAsync(
            Form + "/authority",
            new FormUrlEncodedContent([new("process", TestSite.Slug)]),
            Stop
        );
        Assert.Equal(HttpStatusCode.NoContent, quiet.StatusCode);
        using var lost = await browser.PostAsync(
            Form + "/authority",
            new FormUrlEncodedContent([new("process", "nulle-part")]),
            Stop
        );
        Assert.Equal(HttpStatusCode.NotFound, lost.StatusCode);
    }

    static KeyValuePair<string, string>[] Typed() =>
        [
            new("process", TestSite.Slug),
            new("type", "proposal"),
            new("section", "ombre"),
            new("title", Lamp),
            new("body", "La nuit, on n’y voit plus rien."),
            new("action", "publish"),
        ];

    static async Task<string> Send(HttpClient browser, string path, IEnumerable<KeyValuePair<string, string>> form)
    {
        using var answer = await browser.PostAsync(path, new FormUrlEncodedContent(form), Stop);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
    }
}
