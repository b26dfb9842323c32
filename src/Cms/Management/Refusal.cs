using Cms.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Cms.Management;

/// <summary>
/// What the client shows when something is refused: problem details whose `operationStatus` says why, in Umbraco's word for
/// it, and whose title and detail say it to the person, in their language.
/// </summary>
internal sealed class Refusal(int status, string operationStatus) : IResult
{
    public static readonly Refusal Forbidden = new(StatusCodes.Status403Forbidden, "Forbidden");
    public static readonly Refusal NotFound = new(StatusCodes.Status404NotFound, "NotFound");
    public static readonly Refusal NotReadable = new(StatusCodes.Status400BadRequest, "NotReadable");

    /// <summary>What is wrong with single values, by the place in the request.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    public static Refusal Of(EditingStatus status) =>
        new(
            status switch
            {
                EditingStatus.NotFound or EditingStatus.ParentNotFound or EditingStatus.TemporaryFileNotFound =>
                    StatusCodes.Status404NotFound,
                EditingStatus.ConcurrencyConflict or EditingStatus.DuplicateKey => StatusCodes.Status409Conflict,
                _ => StatusCodes.Status400BadRequest,
            },
            status.ToString()
        );

    /// <summary>Nothing to answer but that it is done, or why not.</summary>
    public static IResult Unless(EditingStatus status) => status == EditingStatus.Success ? Results.Ok() : Of(status);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var words = httpContext.RequestServices.GetRequiredService<IStringLocalizer<ManagementRoom>>();
        var (title, detail) = (words[operationStatus], words[operationStatus + ".Detail"]);
        var more = new Dictionary<string, object?>(StringComparer.Ordinal) { ["operationStatus"] = operationStatus };
        if (Errors is not null)
            more["errors"] = Errors;
        return Results
            .Problem(
                title: title.ResourceNotFound ? operationStatus : title.Value,
                detail: detail.ResourceNotFound ? null : detail.Value,
                statusCode: status,
                type: "Error",
                extensions: more
            )
            .ExecuteAsync(httpContext);
    }
}
