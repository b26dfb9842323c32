using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Cms.Users.Tokens;

/// <summary>
/// Tells OpenIddict who the client is and where it may be sent back: the public address and those we are bound to, never
/// what a Host header says. Once the server listens: a port may only be known then.
/// </summary>
internal sealed class RegisterClient(IServiceScopeFactory scopes, CmsOptions options, IServer server) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var client = Describe();
        if (await applications.FindByClientIdAsync(BackofficeTokens.ClientId, cancellationToken) is { } known)
            await applications.UpdateAsync(known, client, cancellationToken);
        else
            await applications.CreateAsync(client, cancellationToken);
    }

    OpenIddictApplicationDescriptor Describe()
    {
        var client = new OpenIddictApplicationDescriptor
        {
            ClientId = BackofficeTokens.ClientId,
            ClientType = ClientTypes.Public,
            DisplayName = "Backoffice",
            Permissions =
            {
                Permissions.Endpoints.Authorization,
                Permissions.Endpoints.Token,
                Permissions.Endpoints.Revocation,
                Permissions.Endpoints.EndSession,
                Permissions.GrantTypes.AuthorizationCode,
                Permissions.GrantTypes.RefreshToken,
                Permissions.ResponseTypes.Code,
            },
        };
        foreach (var origin in Origins())
        {
            client.RedirectUris.Add(new(origin, "/umbraco/oauth_complete"));
            client.PostLogoutRedirectUris.Add(new(origin, "/umbraco/logout"));
        }
        return client;
    }

    IEnumerable<Uri> Origins()
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var known = bound.Select(Parse).Append(options.PublicUrl).OfType<Uri>();
        return known.SelectMany(WithLoopbackNames).Select(uri => new Uri(uri.GetLeftPart(UriPartial.Authority))).Distinct();
    }

    /// <summary>`*`, `+` and `0.0.0.0` are every address of the machine: of those, only the loopback is known by name.</summary>
    static Uri? Parse(string address)
    {
        var named = address
            .Replace("://*", "://localhost", StringComparison.Ordinal)
            .Replace("://+", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
            .Replace("://[::]", "://localhost", StringComparison.Ordinal);
        return Uri.TryCreate(named, UriKind.Absolute, out var uri) ? uri : null;
    }

    static IEnumerable<Uri> WithLoopbackNames(Uri uri) =>
        Authorize.IsLoopback(uri.Host)
            ? new[] { "localhost", "127.0.0.1", "[::1]" }.Select(name => new UriBuilder(uri) { Host = name }.Uri)
            : [uri];

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
