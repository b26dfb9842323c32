using Cms.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;

namespace Cms.Users.Tokens;

/// <summary>
/// The backoffice's client signs in by OAuth: authorization code with PKCE, then refresh tokens. Tokens are references to
/// rows, in cookies that scripts cannot read (<see cref="HiddenTokens"/>); keys are those of data protection.
/// </summary>
internal static class BackofficeTokens
{
    public const string ClientId = "umbraco-back-office";
    public const string Path = "/umbraco/management/api/v1/security/back-office";

    /// <summary>How long the backoffice stays open without a sign of life. The client counts on four lives of an access token.</summary>
    static readonly TimeSpan Session = TimeSpan.FromHours(1);

    public static void Add(IServiceCollection services)
    {
        services.AddScoped(provider => provider.GetRequiredService<CmsStorage>().Open());
        services
            .AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<CmsDb>().ReplaceDefaultEntities<Guid>())
            .AddServer(Server)
            .AddValidation(Validation);
        services.AddSingleton<RegisterClient>().AddHostedService(provider => provider.GetRequiredService<RegisterClient>());
        services.AddHostedService<ForgetOldTokens>();
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        var room = app.MapGroup(Path).AllowAnonymous().ExcludeFromDescription();
        room.MapGet("/authorize", Authorize.Http);
        room.MapPost("/token", ExchangeToken.Http).DisableAntiforgery();
        room.MapGet("/signout", (Delegate)EndSession.Http);
    }

    static void Server(OpenIddictServerBuilder server)
    {
        server
            .SetAuthorizationEndpointUris(Path[1..] + "/authorize")
            .SetTokenEndpointUris(Path[1..] + "/token")
            .SetRevocationEndpointUris(Path[1..] + "/revoke")
            .SetEndSessionEndpointUris(Path[1..] + "/signout");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow();
        server.RegisterScopes(OpenIddictConstants.Scopes.OfflineAccess);
        server.UseReferenceAccessTokens().UseReferenceRefreshTokens();
        server.SetAccessTokenLifetime(Session / 4).SetRefreshTokenLifetime(Session);
        server.AddEphemeralEncryptionKey().AddEphemeralSigningKey(); // asked for, and used for nothing: data protection seals
        server.UseDataProtection();
        server
            .UseAspNetCore()
            .EnableAuthorizationEndpointPassthrough()
            .EnableTokenEndpointPassthrough()
            .EnableEndSessionEndpointPassthrough()
            .DisableTransportSecurityRequirement(); // Authorize asks for it, but of a loopback
        HiddenTokens.Add(server);
    }

    static void Validation(OpenIddictValidationBuilder validation)
    {
        validation.UseLocalServer();
        validation.UseDataProtection();
        validation.UseAspNetCore();
        validation.EnableTokenEntryValidation();
        HiddenTokens.Add(validation);
    }
}
