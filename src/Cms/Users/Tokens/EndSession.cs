using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Server.AspNetCore;

namespace Cms.Users.Tokens;

/// <summary>`GET …/signout`: ends the session of this browser, then goes where the client asked, if that is one of ours.</summary>
internal static class EndSession
{
    public static async Task<IResult> Http(HttpContext http)
    {
        await http.SignOutAsync(UsersRoom.Scheme);
        HiddenTokens.Forget(http);
        return Results.SignOut(
            new AuthenticationProperties { RedirectUri = "/umbraco" },
            [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]
        );
    }
}
