using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Foundation.Http;

/// <summary>
/// The answer to whoever asks too often: 429 (RFC 6585, section 4) that says when to come back, as whole seconds in
/// <c>Retry-After</c> (RFC 9110, section 10.2.3). A page, a problem and the staff's sign-in are all answered by it.
/// </summary>
/// <param name="content">What is shown; it carries the status too.</param>
/// <param name="retryAt">The instant from which it may be tried again.</param>
public sealed class TooManyRequests(IResult content, DateTimeOffset retryAt) : IResult
{
    public const int Status = StatusCodes.Status429TooManyRequests;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var now = httpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        // Rounded up, and never 0: a client that obeys is not refused again.
        var seconds = Math.Max(1, (long)Math.Ceiling((retryAt - now).TotalSeconds));
        httpContext.Response.Headers[HeaderNames.RetryAfter] = seconds.ToString(CultureInfo.InvariantCulture);
        return content.ExecuteAsync(httpContext);
    }
}

public static class TooManyRequestsResults
{
    /// <summary>The same answer, which says when to come back; unchanged when nothing was limited (null).</summary>
    public static IResult RetryAt(this IResult content, DateTimeOffset? retryAt) =>
        retryAt is { } at ? new TooManyRequests(content, at) : content;
}
