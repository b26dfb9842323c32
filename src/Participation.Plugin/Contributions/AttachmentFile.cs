using Microsoft.AspNetCore.Http;

namespace Participation.Contributions;

/// <summary>
/// The bytes of an attachment, as a download that no browser runs: our own media type, no sniffing, a sandbox, and
/// « attachment » for everything but images.
/// </summary>
static class AttachmentFile
{
    public static async Task<IResult> Get(Guid id, Attachments attachments, HttpContext http, CancellationToken stop)
    {
        var file = await attachments.Public(id, stop);
        if (file is null || !File.Exists(attachments.PathOf(id)))
            return Results.NotFound();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var isImage = file.MediaType.StartsWith("image/", StringComparison.Ordinal);
        return Results.File(attachments.PathOf(id), file.MediaType, isImage ? null : file.Name, enableRangeProcessing: true);
    }
}
