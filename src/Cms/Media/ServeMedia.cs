using System.Collections.Concurrent;
using Cms.Published;
using Foundation.Imaging;
using Microsoft.AspNetCore.Http;

namespace Cms.Media;

/// <summary>
/// `GET /media/{path}`: a file of the media library, in parts when asked, and never as a page of the site; a picture also
/// in another size, by ImageSharp.Web's commands (<see cref="ImageCommands"/>). What was served once is found by its
/// address.
/// </summary>
internal sealed class ServeMedia(MediaFolder folder, ImagePolicy policy, ImageVariants variants, SnapshotSource snapshots)
{
    const int MostRemembered = 8192;
    const int MostBytes = 64 * 1024 * 1024;
    const int EnoughToTell = 64;
    const string WebP = "image/webp";
    int _weight;
    readonly ConcurrentDictionary<(string Path, string Query, bool WebP), ServedFile> _served = new();

    /// <param name="path">Below `/media/`, decoded.</param>
    public async Task Answer(HttpContext http, string path)
    {
        var request = http.Request;
        var query = request.QueryString.Value ?? "";
        var webP = query.Length > 0 && request.Headers.Accept.ToString().Contains(WebP, StringComparison.OrdinalIgnoreCase);
        var key = (path, query, webP);
        if (_served.TryGetValue(key, out var known) && known.Holds)
        {
            await known.Send(http);
            return;
        }
        if (folder.Find(path) is not { } file)
        {
            await Refuse(http, StatusCodes.Status404NotFound, "There is no such file in the media library.");
            return;
        }
        var kind = MediaKind.Of(await Start(file, http.RequestAborted), file.Name);
        var served = query.Length > 0 && kind.IsDrawn ? await Drawn(http, file, kind, path, webP) : AsItIs(http, file, kind);
        if (served is null)
            return;
        if (Interlocked.Add(ref _weight, served.Weight) > MostBytes || _served.Count >= MostRemembered)
        {
            _served.Clear();
            Interlocked.Exchange(ref _weight, served.Weight);
        }
        _served[key] = served;
        await served.Send(http);
    }

    /// <summary>Null when it has been refused.</summary>
    async Task<ServedFile?> Drawn(HttpContext http, FileInfo file, MediaKind kind, string path, bool webP)
    {
        var query = http.Request.Query;
        if (!ImageCommands.TryRead(name => query[name], out var commands, out var wrong))
            return await Refuse(http, StatusCodes.Status400BadRequest, $"The parameter '{wrong}' makes no sense.");
        if (commands is null)
            return AsItIs(http, file, kind);
        if (!policy.IsAllowed(snapshots.Current, "/media/" + path, commands, query[ImageSignature.Parameter]))
            return await Refuse(http, StatusCodes.Status400BadRequest, ImagePolicy.Reason);
        var format =
            commands.Format
            ?? (
                webP ? ImageFormat.WebP
                : kind.ContentType == "image/jpeg" ? ImageFormat.Jpeg
                : ImageFormat.Png
            );
        var variant = await variants.Get(file.FullName, commands with { Format = format }, http.RequestAborted);
        if (variant.Path is { } drawn)
            return new(file, drawn, new($"image/{format.ToString().ToLowerInvariant()}", ShownInPlace: true), IsVersioned(http))
            {
                Negotiated = commands.Format is null,
            };
        if (variant.Outcome != ImageVariantOutcome.Busy)
            return await Refuse(http, StatusCodes.Status404NotFound, "This file is not a picture that can be drawn.");
        http.Response.Headers.RetryAfter = "2";
        return await Refuse(http, StatusCodes.Status503ServiceUnavailable, "Too many pictures are being drawn: try again.");
    }

    static ServedFile AsItIs(HttpContext http, FileInfo file, MediaKind kind) =>
        new(file, file.FullName, kind, IsVersioned(http));

    static bool IsVersioned(HttpContext http) => http.Request.Query.ContainsKey("v");

    static async Task<ServedFile?> Refuse(HttpContext http, int status, string reason)
    {
        http.Response.Headers.CacheControl = "no-store";
        await Results.Problem(reason, statusCode: status).ExecuteAsync(http);
        return null;
    }

    static async Task<byte[]> Start(FileInfo file, CancellationToken stop)
    {
        await using var stream = file.OpenRead();
        var start = new byte[Math.Min(EnoughToTell, file.Length)];
        await stream.ReadExactlyAsync(start, stop);
        return start;
    }
}
