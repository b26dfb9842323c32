using Microsoft.AspNetCore.Diagnostics;
using Participation.Pages;

namespace Site.Pages;

/// <summary>
/// What a person sees when something is lost or broken. Programs get problem details: those who ask for JSON, and
/// everything below <c>/api</c> and <c>/umbraco</c>.
/// </summary>
public static class ErrorPages
{
    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Broken });
        app.UseStatusCodePages(context => Answer(context.HttpContext, context.HttpContext.Response.StatusCode));
    }

    static Task Broken(HttpContext http) =>
        Answer(
            http,
            http.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad
                ? bad.StatusCode
                : StatusCodes.Status500InternalServerError
        );

    static Task Answer(HttpContext http, int status) =>
        (IsForPerson(http.Request) ? Page(status) : Results.Problem(statusCode: status)).ExecuteAsync(http);

    static IResult Page(int status) =>
        status switch
        {
            StatusCodes.Status404NotFound => ServeContent.NotFound(),
            >= StatusCodes.Status500InternalServerError => new View("/Templates/500.cshtml", new object(), status),
            _ => new View("/Templates/refused.cshtml", status, status),
        };

    static bool IsForPerson(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/umbraco/delivery", StringComparison.OrdinalIgnoreCase);
}
