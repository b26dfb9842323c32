using Cms.Documents;
using Cms.Media;
using Cms.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Media;

/// <summary>Files on their way into the library.</summary>
internal static class TemporaryFileUpload
{
    /// <summary>Bytes: a video of some minutes.</summary>
    const long Largest = 512L * 1024 * 1024;

    static readonly string[] Pictures = ["jpeg", "jpg", "png", "gif", "webp", "avif", "svg"];

    public static void Map(RouteGroupBuilder api)
    {
        var files = api.MapGroup("/temporary-file");
        files.MapGet("/configuration", Configuration);
        files
            .MapPost("", Keep)
            .DisableAntiforgery()
            .WithMetadata(
                new RequestSizeLimitAttribute(Largest),
                new RequestFormLimitsAttribute { MultipartBodyLengthLimit = Largest }
            );
        files.MapGet(
            "/{id:guid}",
            (Guid id, TemporaryFiles uploads) =>
                uploads.Find(id) is { } file
                    ? Results.Ok(new { id, fileName = file.Name })
                    : Refusal.Of(EditingStatus.TemporaryFileNotFound)
        );
        files.MapDelete("/{id:guid}", Remove);
    }

    static IResult Configuration() =>
        Results.Ok(
            new
            {
                imageFileTypes = Pictures,
                disallowedUploadedFilesExtensions = TemporaryFiles.Refused,
                allowedUploadedFileExtensions = Array.Empty<string>(),
                maxFileSize = Largest / 1024,
            }
        );

    static async Task<IResult> Keep(
        [FromForm] Guid id,
        IFormFile file,
        TemporaryFiles uploads,
        Access access,
        HttpContext http,
        CancellationToken stop
    )
    {
        if (!access.Sections.Contains(Section.Media))
            return Refusal.Forbidden;
        await using var content = file.OpenReadStream();
        return await uploads.Keep(id, file.FileName, content, stop)
            ? Answers.Created(http, "temporary-file", id)
            : new Refusal(StatusCodes.Status400BadRequest, "FileExtensionNotAllowed");
    }

    static IResult Remove(Guid id, TemporaryFiles uploads)
    {
        uploads.Remove(id);
        return Results.Ok();
    }
}
