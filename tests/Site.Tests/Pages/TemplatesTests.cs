using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Site.Demo;
using Site.Tests.Browsers;
using Site.Tests.Journeys;
using Xunit;

namespace Site.Tests.Pages;

public sealed class TemplatesTests(Chromium chromium)
{
    /// <summary>Of the HTML, before compression. Source: the promise of a page under 100 KB without images.</summary>
    const int HeaviestPage = 100_000;

    /// <summary>What passes is not described: most of the time went there.</summary>
    static readonly AxeRunOptions Quiet = new() { ResultTypes = [ResultType.Violations] };

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task Axe_finds_nothing_serious_on_any_template_and_nothing_overflows_complains_or_weighs(int width, bool dark)
    {
        var look = new Look(width, Dark: dark);
        await using var visitor = await chromium.NewTab(look);
        await using var citizen = await SignedIn(look, DemoAccounts.Citizen);
        await using var agent = await SignedIn(look, DemoAccounts.Agent);
        var found = new List<string>();
        foreach (var template in (await Templates.All(citizen)).Where(IsWanted))
        {
            var tab = template.As switch
            {
                DemoAccounts.Citizen => citizen,
                DemoAccounts.Agent => agent,
                _ => visitor,
            };
            found.AddRange((await Look(tab, template, width)).Select(wrong => $"{template.Name} ({template.Path}): {wrong}"));
        }
        foreach (var tab in new[] { visitor, citizen, agent })
            found.AddRange(tab.Complaints);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    static async Task<IReadOnlyList<string>> Look(Tab tab, Templates.Template template, int width)
    {
        var response = await tab.Page.GotoAsync(template.Path);
        var found = new List<string>();
        if (response is null || response.Status != template.Status)
            return [string.Create(CultureInfo.InvariantCulture, $"answered {response?.Status}")];
        var weight = (await response.BodyAsync()).Length;
        if (weight > HeaviestPage)
            found.Add(string.Create(CultureInfo.InvariantCulture, $"weighs {weight} bytes"));
        if (template.Send is { } send)
        {
            await send(tab);
            await tab.Page.Locator(template.Shows).First.WaitForAsync();
        }
        await tab.ShowsEverything();
        await Photograph(tab, template, width);
        foreach (var narrow in width < 600 ? new[] { width, 320 } : [width])
        {
            await tab.Page.SetViewportSizeAsync(narrow, 844);
            if (await tab.Excess() is > 0 and var excess)
                found.Add(string.Create(CultureInfo.InvariantCulture, $"scrolls sideways by {excess} pixels at {narrow}"));
        }
        await tab.Page.SetViewportSizeAsync(width, 844);
        found.AddRange((await tab.Page.RunAxe(Quiet)).Violations.Where(IsSerious).Select(Words));
        return found;
    }

    /// <summary>For whoever works on a few: <c>PAGES_ONLY=finder</c> looks at the templates of that name.</summary>
    static bool IsWanted(Templates.Template template) =>
        Environment.GetEnvironmentVariable("PAGES_ONLY") is not { Length: > 0 } name
        || template.Name.Contains(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>For whoever wants to see: <c>PAGES_TO=FOLDER</c>.</summary>
    static async Task Photograph(Tab tab, Templates.Template template, int width)
    {
        if (Environment.GetEnvironmentVariable("PAGES_TO") is not { Length: > 0 } folder)
            return;
        await tab.Page.SetViewportSizeAsync(width, 1600);
        await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{template.Name}-{width}.png") });
    }

    static bool IsSerious(AxeResultItem item) => item.Impact is "serious" or "critical";

    static string Words(AxeResultItem item) =>
        $"{item.Id}: {item.Help}\n"
        + string.Join(
            '\n',
            item.Nodes.Take(3)
                .Select(node =>
                    "    "
                    + node.Html
                    + "\n      "
                    + string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))
                )
        );

    async Task<Tab> SignedIn(Look look, string role)
    {
        var started = await chromium.Open();
        var account = started.Account(role);
        var tab = await chromium.NewTab(look);
        if (role == DemoAccounts.Agent)
            await new Agent(tab).SignIn(account.Email, account.Password);
        else
            await new Citizen(started, tab, role).SignIn(account.Email, account.Password);
        return tab;
    }
}
