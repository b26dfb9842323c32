using Microsoft.AspNetCore.Http;

namespace Participation.Citizens;

/// <summary>Sends a visitor to the sign-in page and back to where they were.</summary>
public static class AskToSignIn
{
    /// <param name="back">Site-relative address to return to; the present one when it can be read again.</param>
    public static IResult Then(HttpContext http, string? back = null)
    {
        var request = http.Request;
        back ??= HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : request.Path;
        return Results.LocalRedirect($"~/citizens/sign-in?returnUrl={Uri.EscapeDataString(request.PathBase + back)}");
    }
}
