using Microsoft.AspNetCore.Http;

namespace Participation.Pages;

/// <summary>
/// Refuses unsafe requests that another site made a browser send. Fetch metadata says so (<c>Sec-Fetch-Site</c>, W3C
/// Fetch Metadata Request Headers); older browsers still send <c>Origin</c> with every POST; a request with neither
/// does not come from a browser. There is no token in the form to expire with the session, so nothing typed is lost.
/// </summary>
public sealed class CrossOriginFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsAllowed(context.HttpContext.Request) ? await next(context) : Results.StatusCode(StatusCodes.Status403Forbidden);

    public static bool IsAllowed(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return true;
        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
            return site is "same-origin" or "none";
        return request.Headers.Origin is not [{ } origin] || IsOwn(origin, request);
    }

    static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
