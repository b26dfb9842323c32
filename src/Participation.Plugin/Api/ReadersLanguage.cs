using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Participation.Api;

/// <summary>
/// Programs say their language in <c>Accept-Language</c>; below <c>/en</c> the address has said it. French without either.
/// </summary>
sealed class ReadersLanguage : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var culture = Of(context.HttpContext.Request);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        context.HttpContext.Response.Headers.ContentLanguage = culture.TwoLetterISOLanguageName;
        return next(context);
    }

    public static CultureInfo Of(HttpRequest request)
    {
        if (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" && request.PathBase.HasValue)
            return CultureInfo.CurrentUICulture;
        var asked = request
            .GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value?.Split('-')[0])
            .FirstOrDefault(language => language is "fr" or "en");
        return CultureInfo.GetCultureInfo(asked == "en" ? "en-US" : "fr-FR");
    }
}
