using Microsoft.AspNetCore.Http;

namespace Cms.Delivery;

/// <summary>What is said to a client that asked for something else than the contract knows. Words are Umbraco's own.</summary>
internal static class DeliveryProblem
{
    public static Task NotFound(HttpContext http) =>
        Send(http, 404, "https://tools.ietf.org/html/rfc9110#section-15.5.5", "Not Found", null);

    public static Task Unauthorized(HttpContext http) =>
        Send(http, 401, "https://tools.ietf.org/html/rfc9110#section-15.5.2", "Unauthorized", null);

    public static Task NoStartItem(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return http.Response.WriteAsJsonAsync("The Start-Item could not be found", http.RequestAborted);
    }

    public static Task Option(HttpContext http, string option) =>
        Send(
            http,
            400,
            "Error",
            option == "fetch" ? "Selector option not found" : $"{char.ToUpperInvariant(option[0])}{option[1..]} option not found",
            option == "fetch"
                ? "The attempted 'fetch' option does not exist"
                : $"One of the attempted '{option}' options does not exist"
        );

    public static Task Malformed(HttpContext http, string parameter) =>
        Send(http, 400, "Error", "Malformed parameter", $"The brackets of '{parameter}' do not match, or are empty");

    public static Task NotANumber(HttpContext http, string parameter, string value) =>
        Results
            .ValidationProblem(new Dictionary<string, string[]> { [parameter] = [$"The value '{value}' is not valid."] })
            .ExecuteAsync(http);

    static Task Send(HttpContext http, int status, string type, string title, string? detail)
    {
        http.Response.Headers.Vary = DeliveryAnswer.Vary;
        return Results.Problem(detail, null, status, title, type).ExecuteAsync(http);
    }
}
