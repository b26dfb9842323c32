using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Cms.Users.Tokens;

/// <summary>
/// `GET …/authorize`: who is signed in at <see cref="UsersRoom.SignInPath"/> gets a code; who is not goes there first.
/// </summary>
internal static class Authorize
{
    public static async Task<IResult> Http(HttpContext http, CmsOptions options, CancellationToken stop)
    {
        if (!IsPrivate(http, options))
            return Results.Problem("The backoffice needs HTTPS.", statusCode: StatusCodes.Status400BadRequest);
        if (StaffSession.Of(http) is not { } user)
            return Results.Challenge(
                new() { RedirectUri = http.Request.PathBase + http.Request.Path + http.Request.QueryString },
                [UsersRoom.Scheme]
            );
        return Results.SignIn(Principal(user), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    /// <summary>Nobody between the browser and us reads the cookies: HTTPS, as far as we know, or the same machine.</summary>
    static bool IsPrivate(HttpContext http, CmsOptions options) =>
        http.Request.IsHttps
        || IsLoopback(http.Request.Host.Host)
        || string.Equals(options.PublicUrl?.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal);

    internal static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>What the tokens say: who, and until when their account is as it was.</summary>
    internal static ClaimsPrincipal Principal(StaffUser user)
    {
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, user.Key.ToString()).SetClaim(StaffSession.StampClaim, user.SecurityStamp.ToString());
        identity.SetScopes(Scopes.OfflineAccess);
        identity.SetDestinations(_ => [Destinations.AccessToken]);
        return new(identity);
    }
}
