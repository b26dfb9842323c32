using Microsoft.Playwright;
using Site.Tests.Browsers;
using Testing;
using Testing.Site;
using Xunit;

namespace Site.Tests.Journeys;

/// <summary>What the pages of refusals promise: one step back, what was typed is there, without scripts too.</summary>
public sealed class GoingBackTests(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_file_too_large_the_text_is_one_step_back(bool scripts)
    {
        using var folder = new TemporaryFolder();
        var film = Path.Combine(folder.Path, "film.png");
        await using (var file = File.Create(film))
            file.SetLength(60 * 1024 * 1024);
        await using var tab = await chromium.NewTab(new Look { Scripts = scripts });
        await tab.Go($"/contributions/new?process={TestSite.Slug}&type=proposal");
        await tab.Fill("Titre", "Des bancs à l’ombre");
        await tab.Fill("Texte", "Près de la fontaine.");
        await tab.Page.Locator("input[type=file]").SetInputFilesAsync(film);
        await tab.Press("Continuer");
        await tab.SeesHeading("C’est trop lourd");

        await tab.Page.GoBackAsync();

        await Assertions.Expect(tab.Main.GetByLabel("Titre").First).ToHaveValueAsync("Des bancs à l’ombre");
        await Assertions.Expect(tab.Main.GetByLabel("Texte").First).ToHaveValueAsync("Près de la fontaine.");
    }
}
