using System.Text.Json;
using Foundation.Storage;
using Microsoft.Playwright;
using Site.Demo;
using Site.Tests.Browsers;
using Testing;
using Testing.Site;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Site.Tests.Browsers;

/// <summary>One Chromium and one site with its demonstration for the whole assembly, started by the first test that asks.</summary>
public sealed class Chromium : IAsyncDisposable
{
    static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    readonly Lazy<Task<Started>> _started;

    public Chromium() => _started = new(Start);

    /// <summary>What runs: the site's process is this one, Chromium is a child.</summary>
    public sealed record Started(
        TestSite Site,
        IPlaywright Playwright,
        IBrowser Browser,
        IReadOnlyList<DemoAccounts.Account> Accounts
    )
    {
        public DemoAccounts.Account Account(string role) => Accounts.First(account => account.Role == role);
    }

    /// <summary>The running pair; without Chromium on this machine, the test that asks is skipped (in CI it fails).</summary>
    public async Task<Started> Open()
    {
        if (!Places.Any(File.Exists))
            Needs.Missing($"Chromium is not on this machine ({string.Join(", ", Places)}).");
        return await _started.Value;
    }

    /// <summary>A browser of somebody new: no cookie, one page.</summary>
    public async Task<Tab> NewTab(Look? look = null)
    {
        var started = await Open();
        return await Tab.Open(started, look ?? new Look());
    }

    static async Task<Started> Start()
    {
        var site = await TestSite.Start(DatabaseProvider.Sqlite, builder => builder.Configuration["Site:Demo"] = "true");
        await using var file = File.OpenRead(Path.Combine(site.DataFolder, "demo-accounts.json"));
        var accounts = await JsonSerializer.DeserializeAsync<List<DemoAccounts.Account>>(file, JsonSerializerOptions.Web) ?? [];
        await site.Indexed(CancellationToken.None);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Places.First(File.Exists), Args = Arguments }
        );
        return new Started(site, playwright, browser, accounts);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated || !_started.Value.IsCompletedSuccessfully)
            return;
        var started = await _started.Value;
        await started.Browser.CloseAsync();
        started.Playwright.Dispose();
        await started.Site.DisposeAsync();
    }
}
