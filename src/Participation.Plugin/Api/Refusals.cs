using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using Participation.Contributions;

namespace Participation.Api;

/// <summary>
/// What the API refuses, as problem details (RFC 9457) in the reader's language: <c>title</c> says what is wrong,
/// <c>detail</c> what to do, <c>code</c> is for programs and never changes.
/// </summary>
public sealed class Refusals(IStringLocalizer<ApiRoom> words)
{
    /// <param name="key">Its words are <c>{key}.title</c> and <c>{key}.detail</c>; its code is the key.</param>
    public IResult Of(int status, string key, params object[] arguments) =>
        Results.Problem(
            title: words[$"{key}.title", arguments],
            detail: words[$"{key}.detail", arguments],
            statusCode: status,
            extensions: new Dictionary<string, object?> { ["code"] = JsonNamingPolicy.CamelCase.ConvertName(key) }
        );

    public IResult SignIn(HttpContext http)
    {
        http.Response.Headers[HeaderNames.WWWAuthenticate] = "Cookie realm=\"participation\"";
        return Of(StatusCodes.Status401Unauthorized, "SignIn");
    }

    public IResult Missing(string key) => Of(StatusCodes.Status404NotFound, key);

    public IResult Conflict(string key) => Of(StatusCodes.Status409Conflict, key);

    public IResult Forbidden(string key) => Of(StatusCodes.Status403Forbidden, key);

    public IResult Bad(string key, params object[] arguments) => Of(StatusCodes.Status400BadRequest, key, arguments);

    /// <summary>422 with one list of sentences a field.</summary>
    public IResult Invalid(IEnumerable<(string Field, string Problem)> problems) =>
        Results.Problem(
            new HttpValidationProblemDetails(
                problems
                    .GroupBy(problem => problem.Field, problem => problem.Problem, StringComparer.Ordinal)
                    .ToDictionary(field => field.Key, field => field.ToArray(), StringComparer.Ordinal)
            )
            {
                Status = StatusCodes.Status422UnprocessableEntity,
                Title = words["Invalid.title"],
                Detail = words["Invalid.detail"],
                Extensions = { ["code"] = "invalid" },
            }
        );

    public IResult Invalid(FormType form, IEnumerable<FieldProblem> problems, TypeWords types) =>
        Invalid(problems.Select(problem => (problem.Field, types.Problem(form, problem))));

    public string Word(string key, params object[] arguments) => words[key, arguments];
}
