using Foundation.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Participation.Citizens;
using Participation.Processes;
using Participation.Storage;
using Site;
using Xunit;

namespace Testing.Site;

/// <summary>
/// The whole site in this process: real Kestrel on a free port, real databases, real index, the repository's uSync
/// files. Only the clock can be moved.
/// </summary>
public sealed class TestSite : IAsyncDisposable
{
    /// <summary>The demonstration's open consultation.</summary>
    public const string Slug = "rafraichir-nos-places-par-ou-commencer";

    readonly WebApplication _app;
    readonly TemporaryFolder _folder;

    TestSite(WebApplication app, TemporaryFolder folder, TestClock clock) => (_app, _folder, Clock) = (app, folder, clock);

    public TestClock Clock { get; }

    public string DataFolder => _folder.Path;

    public IServiceProvider Services => _app.Services;

    /// <summary>Scheme and authority, without a trailing slash.</summary>
    public string Address => Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(); // Start has bound it

    public Process Consultation =>
        Services.GetRequiredService<ProcessCatalog>().Find(Slug, "fr-FR")
        ?? throw new InvalidOperationException("The demonstration's consultation is missing.");

    public static async Task<TestSite> Start(DatabaseProvider provider, Action<WebApplicationBuilder>? change = null)
    {
        var folder = new TemporaryFolder();
        var clock = new TestClock();
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = "Site",
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = "Development",
            }
        );
        builder.Configuration["Site:Data"] = folder.Path;
        builder.Configuration["Site:Demo"] = "false";
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        if (provider is DatabaseProvider.Postgres)
        {
            var server = (await Databases.Fresh(provider, "site", folder.Path)).ConnectionString;
            builder.Configuration["ConnectionStrings:Cms"] = server;
            builder.Configuration["ConnectionStrings:Participation"] = server;
        }
        builder.Logging.ClearProviders();
        change?.Invoke(builder);
        builder.AddSite();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        var app = builder.Build();
        app.UseSite();
        await app.StartAsync();
        return new TestSite(app, folder, clock);
    }

    /// <summary>A browser: keeps cookies, follows redirects, asks for HTML.</summary>
    public HttpClient Browser(bool followRedirects = true)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = followRedirects })
        {
            BaseAddress = new Uri(Address),
        };
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return browser;
    }

    /// <summary>A citizen with a confirmed account, signed in by the page.</summary>
    public async Task<(HttpClient Browser, Guid Id)> Citizen(string pseudonym, bool followRedirects = true)
    {
        const string password = "une longue phrase de passe 38";
        var email = $"{Guid.NewGuid():N}@example.test";
        var stop = TestContext.Current.CancellationToken;
        await With((OpenAccount open) => open.Run(email, pseudonym, password, stop));
        var browser = Browser(followRedirects);
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["email"] = email, ["password"] = password };
        using var answer = await browser.PostAsync("/citizens/sign-in", new FormUrlEncodedContent(form), stop);
        var id = await Rows(db =>
            db.Persons.Where(person => person.Email == email).Select(person => person.Id).SingleAsync(stop)
        );
        return (browser, id);
    }

    /// <summary>Asks the database directly, in a scope of its own.</summary>
    public async Task<T> Rows<T>(Func<ParticipationDb, Task<T>> ask)
    {
        await using var scope = Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<ParticipationDb>());
    }

    /// <summary>Runs with a service of a scope of its own: a verb, most often.</summary>
    public async Task<T> With<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Waits until the index has seen everything written so far.</summary>
    public Task<bool> Indexed(CancellationToken stop) =>
        Services.GetRequiredService<FeedTail>().CaughtUp(TimeSpan.FromSeconds(20), stop);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
