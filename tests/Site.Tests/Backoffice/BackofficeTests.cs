using System.Text.Json;
using Microsoft.Playwright;
using Site.Demo;
using Site.Tests.Browsers;
using Xunit;

namespace Site.Tests.Backoffice;

/// <summary>
/// The official client, in French, on the whole site. Any fault of the API behind it fails: a 5xx, a refusal that does not
/// say why, an error of the page.
/// </summary>
public sealed class BackofficeTests(Chromium chromium)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The machine of CI is shared.</summary>
    static readonly LocatorAssertionsToBeVisibleOptions Patience = new() { Timeout = 60_000 };

    const string Home = "/umbraco/section/content/workspace/document/edit/feda921a-d2de-5ac2-9950-a39a28acb156/fr-FR";

    [Fact]
    public async Task An_editor_changes_a_page_looks_at_it_publishes_and_everybody_reads_it()
    {
        await using var desk = await BackofficeDesk.Open(chromium, DemoAccounts.Editor);
        var page = desk.Page;
        Assert.InRange(desk.Requests, 1, 90);
        await Assertions.Expect(page.GetByText("Accueil", new() { Exact = true }).First).ToBeVisibleAsync(Patience);

        await page.GotoAsync(Home);
        var title = page.Locator("umb-content-workspace-property input, umb-block-workspace-property input").First;
        await title.WaitForAsync();
        var said = $"Un titre écrit au bureau {Guid.NewGuid():n}"[..40];
        await title.FillAsync(said);
        await page.GetByText("Sauver…").Or(page.GetByText("Sauver...")).First.ClickAsync();
        await desk.Sends("PUT", "/document/feda921a-d2de-5ac2-9950-a39a28acb156", () => Confirm(page));

        var (preview, _) = await desk.Read("/document/feda921a-d2de-5ac2-9950-a39a28acb156/preview-url?culture=fr-FR");
        Assert.Equal("/", preview.GetProperty("url").GetString());
        var seen = await page.Context.NewPageAsync();
        await seen.GotoAsync("/");
        await Assertions.Expect(seen.GetByText(said).First).ToBeVisibleAsync(Patience);
        await seen.GetByText("Quitter l’aperçu").ClickAsync();
        await Assertions.Expect(seen.GetByText(said)).ToHaveCountAsync(0, new() { Timeout = 60_000 });

        await page.GetByText("Sauver et publier…").Or(page.GetByText("Sauver et publier...")).First.ClickAsync();
        await desk.Sends("PUT", "/document/feda921a-d2de-5ac2-9950-a39a28acb156/publish", () => Confirm(page));

        using var anybody = (await chromium.Open()).Site.Browser();
        Assert.Contains(said, await anybody.GetStringAsync("/", Stop));
        var delivered = await anybody.GetStringAsync(
            "/umbraco/delivery/api/v2/content/item/feda921a-d2de-5ac2-9950-a39a28acb156",
            Stop
        );
        Assert.Equal(
            said,
            JsonDocument.Parse(delivered).RootElement.GetProperty("properties").GetProperty("heroTitle").GetString()
        );
        desk.IsSound();
    }

    /// <summary>Which languages are meant is asked in a dialog.</summary>
    static Task Confirm(IPage page) =>
        page.Locator("umb-document-publish-modal, umb-document-save-modal")
            .Locator("uui-button[look=primary]")
            .First.ClickAsync();

    [Fact]
    public async Task Every_section_opens_and_nothing_behind_it_fails()
    {
        await using var desk = await BackofficeDesk.Open(chromium, DemoAccounts.Administrator);
        foreach (
            var (section, seen) in ((string, string)[])
                [
                    ("content", "umb-tree-item"),
                    ("media", "umb-media-card, uui-card-media, umb-tree-item"),
                    ("settings", "umb-menu-item-layout"),
                    ("user-management", "umb-menu-item-layout"),
                    ("translation", "umb-tree-item"),
                ]
        )
        {
            await desk.Page.GotoAsync("/umbraco/section/" + section);
            await Assertions.Expect(desk.Page.Locator(seen).First).ToBeVisibleAsync(Patience);
        }
        desk.IsSound();
    }
}
