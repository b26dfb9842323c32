using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Cms.Media;

/// <summary>A file ready to go out, whole or in parts: its headers are made once.</summary>
internal sealed class ServedFile
{
    /// <summary>Nothing runs, nothing is asked for: a file is never a page of the site.</summary>
    static readonly StringValues Nothing =
        "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox";

    /// <summary>Browsers show a PDF in a viewer of their own, which a sandbox forbids; it runs no script of ours.</summary>
    static readonly StringValues NoFrame = "frame-ancestors 'self'";
    static readonly StringValues AWeek = "public, max-age=604800";
    static readonly StringValues ForEver = "public, max-age=31536000, immutable";
    static readonly StringValues NoSniff = "nosniff";
    static readonly StringValues AnyOrigin = "*";
    static readonly StringValues CrossOrigin = "cross-origin";
    static readonly StringValues ByAccept = "Accept";

    readonly FileInfo _source;
    readonly PhysicalFileHttpResult _file;
    readonly MediaKind _kind;
    readonly (long, long) _stamp;

    /// <param name="source">The file of the library.</param>
    /// <param name="path">The file that goes out: the same, or a picture made from it.</param>
    public ServedFile(FileInfo source, string path, MediaKind kind)
    {
        (_source, _kind, _stamp) = (source, kind, Stamp(source));
        var file = new FileInfo(path);
        var changed = new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero);
        _file = TypedResults.PhysicalFile(
            path,
            kind.ContentType,
            kind.ShownInPlace ? null : source.Name,
            changed,
            new EntityTagHeaderValue($"\"{changed.UtcTicks:x}-{file.Length:x}\""),
            enableRangeProcessing: true
        );
    }

    /// <summary>Whether another reader, whose browser takes other formats, gets another file.</summary>
    public bool Negotiated { get; init; }

    /// <summary>False once the source has been replaced, or the picture swept away.</summary>
    public bool Holds => Stamp(_source) == _stamp && (_file.FileName == _source.FullName || File.Exists(_file.FileName));

    public Task Send(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = NoSniff;
        headers.ContentSecurityPolicy = _kind.ContentType == "application/pdf" ? NoFrame : Nothing;
        headers.CacheControl = http.Request.Query.ContainsKey("v") ? ForEver : AWeek;
        headers.AccessControlAllowOrigin = AnyOrigin;
        headers["Cross-Origin-Resource-Policy"] = CrossOrigin;
        if (Negotiated)
            headers.Vary = ByAccept;
        return _file.ExecuteAsync(http);
    }

    static (long, long) Stamp(FileInfo file)
    {
        var now = new FileInfo(file.FullName);
        return now.Exists ? (now.Length, now.LastWriteTimeUtc.Ticks) : default;
    }
}
