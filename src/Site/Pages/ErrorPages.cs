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
        app.UseStatusCodePages(async context =>
        {
            var http = context.HttpContext;
            if (http.Response.StatusCode == StatusCodes.Status404NotFound && IsForPerson(http.Request))
                await ServeContent.NotFound().ExecuteAsync(http);
            else
                await Results.Problem(statusCode: http.Response.StatusCode).ExecuteAsync(http);
        });
    }

    static Task Broken(HttpContext http)
    {
        var status = http.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad
            ? bad.StatusCode
            : StatusCodes.Status500InternalServerError;
        var answer =
            IsForPerson(http.Request) && status == StatusCodes.Status500InternalServerError
                ? new View("/Templates/500.cshtml", new object(), status)
                : Results.Problem(statusCode: status);
        return answer.ExecuteAsync(http);
    }

    static bool IsForPerson(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/umbraco/delivery", StringComparison.OrdinalIgnoreCase);
}
