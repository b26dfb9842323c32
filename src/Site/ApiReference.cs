using System.Security.Cryptography;
using Participation.Api;
using Scalar.AspNetCore;

namespace Site;

/// <summary>
/// The page of the participation API, <c>/api/participation</c>: Scalar, whose script the site serves itself. It asks
/// nobody else for anything, and its own policy says so to the browser.
/// </summary>
public static class ApiReference
{
    public const string Path = "/api/participation";
    const int NonceBytes = 18;

    public static void MapApiReference(this IEndpointRouteBuilder app) =>
        app.MapScalarApiReference(Path, Configure).AllowAnonymous().ExcludeFromDescription();

    static void Configure(ScalarOptions options, HttpContext http)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
        options
            .WithTitle("Participation API")
            .WithOpenApiRoutePattern(http.Request.PathBase + ApiRoom.Prefix + "/openapi.json")
            .WithNonce(nonce)
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideDeveloperTools();
        options.Favicon = "/img/favicon.svg";
        // Its components write style elements as they draw: styles may be inline here, and here alone; scripts may not.
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }
}
