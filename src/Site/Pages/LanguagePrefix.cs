using System.Globalization;

namespace Site.Pages;

/// <summary>
/// French at <c>/…</c>, English at <c>/en/…</c>. The prefix moves to <see cref="HttpRequest.PathBase"/>, so that routes
/// are written once and links made through it stay in the language.
/// </summary>
public sealed class LanguagePrefix(RequestDelegate next)
{
    static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        var culture = French;
        if (request.Path.StartsWithSegments("/en", StringComparison.OrdinalIgnoreCase, out var rest))
        {
            culture = English;
            request.PathBase = request.PathBase.Add("/en");
            request.Path = rest;
        }
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        return next(http);
    }
}
