using System.Text.Json;
using Cms.Delivery;
using Cms.Published;
using Cms.Sync;
using Foundation.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Testing;
using Xunit;

namespace Cms.Tests;

/// <summary>The engine alone, on a real Kestrel and a real database, over a folder of uSync files.</summary>
public sealed class TestCms : IAsyncDisposable
{
    readonly WebApplication _app;

    TestCms(WebApplication app, HttpClient http) => (_app, Http) = (app, http);

    public HttpClient Http { get; }
    public IServiceProvider Services => _app.Services;
    public Snapshot Snapshot => Services.GetRequiredService<SnapshotSource>().Current;

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>The demonstration's files, as they are in the repository.</summary>
    public static string Demonstration { get; } = Path.Combine(Repository.Root, "uSync", "v17");

    public static async Task<TestCms> Start(
        TemporaryFolder folder,
        string? files = null,
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        DatabaseChoice? database = null,
        Action<WebApplicationBuilder>? configure = null,
        Action<WebApplication>? map = null,
        ContentSync content = ContentSync.FirstBoot,
        DeliveryOptions? delivery = null
    )
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseDefaultServiceProvider(scopes => (scopes.ValidateOnBuild, scopes.ValidateScopes) = (true, true));
        configure?.Invoke(builder);
        builder.AddCms(
            new()
            {
                DataFolder = folder.Path,
                Database = database ?? await Databases.Fresh(provider, "cms", folder.Path),
                SyncFolder = files ?? Demonstration,
                SyncMediaFolder = Path.Combine(files ?? Demonstration, "..", "media"),
                SyncContent = content,
                Delivery = delivery ?? new(),
                Entry = typeof(TestCms).Assembly,
            }
        );
        var app = builder.Build();
        app.MapCms();
        map?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(
            app,
            new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
            {
                BaseAddress = new(app.Urls.First()),
            }
        );
    }

    public async Task<JsonElement> Json(string address)
    {
        using var response = await Http.GetAsync(address, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{address}: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Asks the Delivery API, with headers; those without a value are not sent.</summary>
    public async Task<HttpResponseMessage> Ask(string path, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/umbraco/delivery/api/v2" + path);
        foreach (var (name, value) in headers)
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
