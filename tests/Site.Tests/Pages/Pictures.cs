using Microsoft.Playwright;
using Site.Tests.Browsers;
using Site.Tests.Journeys;
using Testing;
using Testing.Site;
using Xunit;

namespace Site.Tests.Pages;

/// <summary>The pictures of the README, taken anew by <c>./dev pictures</c>.</summary>
public sealed class Pictures(Chromium chromium)
{
    /// <summary>A README is read on a phone too.</summary>
    const int HeaviestPicture = 300_000;

    static readonly Picture[] All =
    [
        new("consultation-1280", Citizen.List, new Look()),
        new("consultation-390", Citizen.List, new Look(390, Dark: true)),
        new("contribution", "Des tilleuls plutôt que du bitume", new Look()),
        new("write", "/contributions/new?process=" + TestSite.Slug + "&type=proposal", new Look(390)),
    ];

    /// <param name="Name">Of the file, without its extension.</param>
    /// <param name="At">An address, or words of a contribution's title.</param>
    /// <param name="Look">How it is seen.</param>
    sealed record Picture(string Name, string At, Look Look);

    [Fact(Explicit = true)]
    public async Task The_pictures_of_the_README_show_the_demonstration()
    {
        foreach (var picture in All)
            await Take(picture);
    }

    async Task Take(Picture picture)
    {
        await using var tab = await chromium.NewTab(picture.Look);
        var at = picture.At;
        if (at.StartsWith('/'))
            await tab.Go(at);
        else
        {
            await tab.Go(Citizen.List + "?q=" + Uri.EscapeDataString(at));
            await tab.Page.Locator("#contributions .contribution h3 a").First.ClickAsync();
            await tab.SeesHeading(at);
        }
        await tab.Page.EvaluateAsync("document.fonts.ready.then(() => true)");
        var file = Path.Combine(Repository.Root, "docs", "pictures", picture.Name + ".png");
        var taken = await tab.Page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled });
        Assert.InRange(taken.Length, 1, HeaviestPicture);
    }
}
