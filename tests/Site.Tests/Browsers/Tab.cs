using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace Site.Tests.Browsers;

/// <summary>
/// One page in a browser of its own, that listens: what the console reports (errors, refusals of the content security policy),
/// requests to another host, failed answers.
/// </summary>
public sealed class Tab : IAsyncDisposable
{
    readonly IBrowserContext _context;
    readonly string _address;
    readonly ConcurrentQueue<string> _complaints = new();

    Tab(IBrowserContext context, IPage page, string address) => (_context, Page, _address) = (context, page, address);

    public IPage Page { get; }

    /// <summary>Everything that went wrong so far that a visitor may not have seen.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    internal static async Task<Tab> Open(Chromium.Started started, Look look)
    {
        var context = await started.Browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = look.Width, Height = look.Width < 600 ? 844 : 900 },
                JavaScriptEnabled = look.Scripts,
                ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
                ReducedMotion = ReducedMotion.Reduce,
                Locale = "fr-FR",
                TimezoneId = "Europe/Paris",
                BaseURL = started.Site.Address,
            }
        );
        context.SetDefaultTimeout(30_000); // the machine of CI is shared
        var tab = new Tab(context, await context.NewPageAsync(), started.Site.Address);
        tab.Listen();
        return tab;
    }

    /// <summary>Opens an address of the site, which answers as expected.</summary>
    public async Task<IResponse> Go(string path, int status = 200)
    {
        var response = await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        Assert.NotNull(response);
        Assert.True(response.Status == status, $"{path} answered {response.Status}, not {status}.");
        return response;
    }

    public ILocator Main => Page.GetByRole(AriaRole.Main);

    public Task Follow(string name) => Main.GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync();

    public Task Press(string name) => Main.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    public Task Fill(string label, string text) => Main.GetByLabel(label).First.FillAsync(text);

    /// <summary>Waits until the page's main part says so.</summary>
    public Task Sees(string text) => Assertions.Expect(Main).ToContainTextAsync(text, new() { Timeout = 30_000 });

    public async Task SeesHeading(string text) =>
        await Assertions
            .Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToContainTextAsync(text, new() { Timeout = 30_000 });

    /// <summary>Nothing is cut off at the right, and nothing was complained of.</summary>
    public async Task IsSound()
    {
        var excess = await Excess();
        Assert.True(excess <= 0, $"{Page.Url} scrolls sideways by {excess} pixels.");
        Assert.True(_complaints.IsEmpty, string.Join('\n', _complaints));
    }

    /// <summary>By how many pixels the page is wider than the window.</summary>
    public Task<int> Excess() =>
        Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>
    /// Paints what the page leaves for when it is scrolled to: measured before, it is laid under what follows it.
    /// </summary>
    public Task ShowsEverything() =>
        Page.EvaluateAsync(
            """
            for (const part of document.querySelectorAll('*'))
              if (getComputedStyle(part).contentVisibility === 'auto')
                part.style.contentVisibility = 'visible';
            """
        );

    void Listen()
    {
        Page.Console += (_, message) =>
        {
            // A page that answers 404 or 422 is announced as a failed resource; failed resources are listened to below.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                _complaints.Enqueue($"{Page.Url}: {message.Text}");
        };
        Page.PageError += (_, error) => _complaints.Enqueue($"{Page.Url}: {error}");
        Page.Request += (_, request) =>
        {
            if (
                !request.Url.StartsWith(_address, StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal)
            )
                _complaints.Enqueue($"{Page.Url} asked {request.Url}");
        };
        Page.Response += (_, response) =>
        {
            if (response.Status >= (response.Request.ResourceType == "document" ? 500 : 400))
                _complaints.Enqueue($"{Page.Url}: {response.Request.Url} answered {response.Status}");
        };
    }

    public ValueTask DisposeAsync() => new(_context.CloseAsync());
}
