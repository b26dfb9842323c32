using Cms.Preview;

namespace Site.Security;

/// <summary>
/// What every answer tells the browser. Public pages run our own scripts and styles and nothing else: no inline code, no
/// third party, no frame. An endpoint that needs another policy (an attachment, the API's page) sets its own first.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    /// <summary>Lets this one answer frame this one source: a video of someone else, after the reader has asked for it.</summary>
    /// <param name="source">Scheme and host, such as <c>https://player.example</c>.</param>
    public static void LetFrame(HttpResponse response, string source) =>
        response.Headers.ContentSecurityPolicy = $"{Policy}; frame-src {source}";

    static readonly string PreviewPolicy = Policy.Replace(
        "frame-ancestors 'none'",
        "frame-ancestors 'self'",
        StringComparison.Ordinal
    );

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(
            static state =>
            {
                var request = ((HttpContext)state).Request;
                var headers = ((HttpContext)state).Response.Headers;
                if (request.IsHttps)
                    headers.TryAdd("Strict-Transport-Security", "max-age=31536000");
                // A preview may be framed by the backoffice of the same site.
                var isPreview = PreviewRoom.IsOn((HttpContext)state);
                headers.TryAdd("Content-Security-Policy", isPreview ? PreviewPolicy : Policy);
                headers.TryAdd("X-Content-Type-Options", "nosniff");
                headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin");
                headers.TryAdd("Permissions-Policy", "camera=(), microphone=(), geolocation=(self), browsing-topics=()");
                headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
                headers.TryAdd("X-Frame-Options", isPreview ? "SAMEORIGIN" : "DENY");
                return Task.CompletedTask;
            },
            http
        );
        return next(http);
    }
}
