using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Cms.Users;

/// <summary>`POST /umbraco/logout`: ends the session on this device.</summary>
internal static class SignOut
{
    public static async Task<IResult> Http(HttpContext http)
    {
        await http.SignOutAsync(UsersRoom.Scheme);
        return Results.LocalRedirect(http.Request.PathBase.ToUriComponent() + "/");
    }
}
