using Microsoft.Playwright;
using Site.Tests.Browsers;
using Testing;
using Xunit;

namespace Site.Tests.Pages;

/// <summary>
/// The path of somebody who does not know what a metropolis does, on a phone: who is competent, an explainer, a word, a film, and at last
/// a consultation they understand. <c>docs/tour.md</c> tells it with the pictures that <c>./dev pictures</c> takes here.
/// </summary>
public sealed class Tour(Chromium chromium)
{
    const int HeaviestPicture = 300_000;

    [Theory]
    [InlineData(390, true, false)]
    [InlineData(1280, true, true)]
    [InlineData(390, false, false)]
    public async Task A_newcomer_finds_their_way_to_a_consultation(int width, bool scripts, bool dark)
    {
        await using var tab = await chromium.NewTab(new Look(width, scripts, dark));
        await Walk(tab, scripts, _ => Task.CompletedTask);
        await tab.IsSound();
    }

    [Fact(Explicit = true)]
    public async Task The_pictures_of_the_tour_show_the_demonstration()
    {
        await using var tab = await chromium.NewTab(new Look(390));
        await Walk(tab, scripts: true, name => Take(tab, name));
    }

    static async Task Walk(Tab tab, bool scripts, Func<string, Task> picture)
    {
        await tab.Go("/");
        await picture("tour-1-home");
        await tab.Fill("Votre sujet, en quelques mots", "place trop chaude");
        await tab.Main.GetByRole(AriaRole.Heading, new() { Name = "Qui est compétent" }).ScrollIntoViewIfNeededAsync();
        await tab.Press("Trouver");

        await tab.Sees("Place publique et végétalisation");
        await picture("tour-2-finder");
        await tab.Follow("La métropole et la commune");

        await tab.SeesHeading("construire et aménager");
        await tab.Follow("Pourquoi fait-il plus chaud en ville");
        await tab.SeesHeading("Pourquoi fait-il plus chaud en ville");
        await picture("tour-3-explainer");

        var word = tab.Main.Locator("a.term").First;
        await word.ScrollIntoViewIfNeededAsync();
        await word.ClickAsync();
        if (scripts)
        {
            await Assertions.Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
            await picture("tour-4-word");
            await tab.Page.Keyboard.PressAsync("Escape");
        }
        else
        {
            Assert.Contains("/glossaire/", tab.Page.Url, StringComparison.Ordinal);
            await tab.Page.GoBackAsync();
        }

        await tab.Main.Locator("video").First.ScrollIntoViewIfNeededAsync();
        await picture("tour-5-film");
        await tab.Follow("Rafraîchir nos places");
        await tab.SeesHeading("Rafraîchir nos places");
        await tab.Follow("par où commencer");
        await tab.SeesHeading("par où commencer");
        await picture("tour-6-consultation");
    }

    static async Task Take(Tab tab, string name)
    {
        await tab.Page.EvaluateAsync("document.fonts.ready.then(() => true)");
        var file = Path.Combine(Repository.Root, "docs", "pictures", name + ".png");
        var taken = await tab.Page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled });
        Assert.InRange(taken.Length, 1, HeaviestPicture);
    }
}
