using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Cms.Users.Tokens;

/// <summary>`POST …/token`: a code or a refresh token, already checked, for new tokens, if the account is still what it was.</summary>
internal static class ExchangeToken
{
    public static async Task<IResult> Http(HttpContext http, StaffDirectory staff, CancellationToken stop)
    {
        var presented = await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        if (presented.Principal is { } principal && await staff.Find(principal, stop) is { } user)
            return Results.SignIn(
                Authorize.Principal(user),
                authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme
            );
        return Results.Forbid(
            new(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidGrant,
                }
            ),
            [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]
        );
    }
}
