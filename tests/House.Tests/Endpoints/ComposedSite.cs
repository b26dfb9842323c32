using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Site;
using Testing;

namespace House.Tests.Endpoints;

/// <summary>The site as Program.cs composes it, mapped and never started.</summary>
public sealed class ComposedSite : IAsyncDisposable
{
    readonly TemporaryFolder _data = new();
    readonly WebApplication _app;

    public ComposedSite()
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = "Site",
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = "Production",
                Args = [$"--Site:Data={_data.Path}"],
            }
        );
        builder.AddSite();
        _app = builder.Build();
        _app.UseSite();
    }

    public IReadOnlyList<RouteEndpoint> Endpoints =>
        ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _data.Dispose();
    }
}
