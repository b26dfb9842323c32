using Site.Tests.Browsers;
using Xunit;

namespace Site.Tests.Editorial;

/// <summary>What a reader does with the editorial pages, with and without scripts.</summary>
public sealed class ReadingTests(Chromium chromium)
{
    const string Film = "/videos/le-trajet-d-une-goutte-d-eau/";

    [Fact]
    public async Task A_chapter_plays_in_the_page()
    {
        await using var tab = await chromium.NewTab(new Look());
        await tab.Go(Film);
        await tab.Main.GetByText("Chapitres").ClickAsync();
        await tab.Follow("0:12 · Le captage");
        await tab.Page.WaitForFunctionAsync("document.querySelector('video').currentTime >= 12");
        Assert.EndsWith(Film, tab.Page.Url, StringComparison.Ordinal);
        await tab.IsSound();
    }

    [Fact]
    public async Task Without_scripts_a_chapter_opens_the_file_there_and_the_transcript_is_read()
    {
        await using var tab = await chromium.NewTab(new Look(390, Scripts: false));
        await tab.Go(Film);
        await tab.Main.GetByText("Chapitres").ClickAsync();
        var chapter = tab.Main.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "0:12 · Le captage" });
        Assert.EndsWith(".mp4#t=12", await chapter.GetAttributeAsync("href"), StringComparison.Ordinal);
        await tab.Main.GetByText("Lire la transcription").ClickAsync();
        await tab.Sees("Une rivière entre deux arbres");
    }

    [Fact]
    public async Task On_a_phone_without_scripts_the_library_is_filtered_and_an_easy_text_is_reached()
    {
        await using var tab = await chromium.NewTab(new Look(390, Scripts: false));
        await tab.Go("/ressources/");
        await tab.Press("Filtrer");
        await tab.Main.GetByLabel("Données").CheckAsync();
        await tab.Press("Afficher les résultats");
        await tab.Sees("5 ressources");
        await tab.Go("/comprendre/d-ou-vient-l-eau-du-robinet/");
        await tab.Follow("Facile à lire");
        await tab.Sees("L’eau vient de la terre.");
        await tab.IsSound();
    }
}
