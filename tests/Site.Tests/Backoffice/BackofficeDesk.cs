using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using Site.Tests.Browsers;
using Testing;
using Xunit;

namespace Site.Tests.Backoffice;

/// <summary>The backoffice in a browser of its own, signed in, that listens to what goes wrong.</summary>
public sealed class BackofficeDesk : IAsyncDisposable
{
    const string Api = "/umbraco/management/api/";
    readonly IBrowserContext _context;
    readonly ConcurrentQueue<string> _complaints = new();

    /// <summary>
    /// The client's own: a condition that is taken down before its answer came sets what it no longer has. Nobody sees it.
    /// </summary>
    const string KnownFault = "set permitted";

    int _requests;

    BackofficeDesk(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>How many requests were made since the desk was opened, until its tree was there.</summary>
    public int Requests { get; private set; }

    public static async Task<BackofficeDesk> Open(Chromium chromium, string role)
    {
        if (!File.Exists(Path.Combine(Repository.Root, "artifacts/backoffice/current")))
            Needs.Missing("The backoffice is not built: Node.js is needed.");
        var started = await chromium.Open();
        var context = await started.Browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 1280, Height = 900 },
                Locale = "fr-FR",
                TimezoneId = "Europe/Paris",
                BaseURL = started.Site.Address,
            }
        );
        context.SetDefaultTimeout(90_000); // minutes of machine code, on the machine of CI
        var desk = new BackofficeDesk(context, await context.NewPageAsync());
        desk.Listen();
        var account = started.Account(role);
        await desk.Page.GotoAsync("/umbraco");
        await desk.Page.GetByLabel("Adresse électronique").FillAsync(account.Email);
        await desk.Page.GetByLabel("Mot de passe").FillAsync(account.Password);
        desk._requests = 0;
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
        await desk.Page.Locator("umb-tree-item").First.WaitForAsync();
        desk.Requests = desk._requests;
        return desk;
    }

    /// <summary>Asks the API with the cookies of this browser.</summary>
    public async Task<(JsonElement Body, int Status)> Read(string path)
    {
        var answer = await Page.EvaluateAsync<JsonElement>(
            """
            async path => {
              const answer = await fetch(path, { headers: { Authorization: 'Bearer [redacted]' } });
              return { status: answer.status, body: await answer.json() };
            }
            """,
            Api + "v1" + path
        );
        return (answer.GetProperty("body"), answer.GetProperty("status").GetInt32());
    }

    /// <summary>Does something that makes the client send a request, and waits for its answer: 200.</summary>
    public async Task Sends(string method, string path, Func<Task> work)
    {
        var answer = await Page.RunAndWaitForResponseAsync(
            work,
            response => response.Request.Method == method && response.Url.EndsWith(Api + "v1" + path, StringComparison.Ordinal)
        );
        Assert.Equal(200, answer.Status);
    }

    public void IsSound() => Assert.True(_complaints.IsEmpty, string.Join('\n', _complaints));

    void Listen()
    {
        Page.Request += (_, _) => Interlocked.Increment(ref _requests);
        Page.PageError += (_, error) =>
        {
            if (!error.Contains(KnownFault, StringComparison.Ordinal))
                _complaints.Enqueue($"{Page.Url}: {error}");
        };
        Page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                _complaints.Enqueue($"{Page.Url}: {message.Text}");
        };
        Page.Response += async (_, response) =>
        {
            if (response.Status < 400 || response.Status == 401)
                return;
            var isApi = response.Url.Contains(Api, StringComparison.Ordinal);
            if (
                response.Status < 500
                && isApi
                && (await response.TextAsync()).Contains("operationStatus", StringComparison.Ordinal)
                && response.Status != 404
            )
                return;
            _complaints.Enqueue($"{Page.Url}: {response.Request.Method} {response.Url} answered {response.Status}");
        };
    }

    public ValueTask DisposeAsync() => new(_context.CloseAsync());
}
