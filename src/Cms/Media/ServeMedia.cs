using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Cms.Media;

/// <summary>`GET /media/{path}`: a file of the media library, in parts when asked, and never as a page of the site.</summary>
internal static class ServeMedia
{
    public static async Task<IResult> Http(string? path, MediaFolder folder, HttpContext http, CancellationToken stop)
    {
        if (folder.Find(path ?? "") is not { } file)
            return Results.NotFound();
        var kind = MediaKind.Of(await Start(file, stop), file.Name);
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        headers.CacheControl = "public, max-age=604800";
        var changed = new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero);
        var tag = new EntityTagHeaderValue($"\"{changed.UtcTicks:x}-{file.Length:x}\"");
        return Results.File(
            file.FullName,
            kind.ContentType,
            kind.ShownInPlace ? null : file.Name,
            changed,
            tag,
            enableRangeProcessing: true
        );
    }

    static async Task<byte[]> Start(FileInfo file, CancellationToken stop)
    {
        await using var stream = file.OpenRead();
        var start = new byte[Math.Min(64, file.Length)];
        await stream.ReadExactlyAsync(start, stop);
        return start;
    }
}
