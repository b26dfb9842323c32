using System.Globalization;
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
    static readonly StringValues InBytes = "bytes";

    /// <summary>Kept in memory up to this, like the pages' own scripts and sheets are.</summary>
    const int LargestKept = 128 * 1024;

    /// <summary>How long a file is taken to be as it was, in milliseconds.</summary>
    const int Trusted = 1000;

    readonly FileInfo _source;
    readonly PhysicalFileHttpResult _file;
    readonly MediaKind _kind;
    readonly (long, long) _stamp;
    readonly byte[]? _bytes;
    readonly StringValues _tag;
    readonly StringValues _changed;
    readonly StringValues _cache;
    long _trustedUntil;

    /// <param name="source">The file of the library.</param>
    /// <param name="path">The file that goes out: the same, or a picture made from it.</param>
    /// <param name="versioned">Whether its address changes when it does.</param>
    public ServedFile(FileInfo source, string path, MediaKind kind, bool versioned)
    {
        (_source, _kind, _stamp, _cache) = (source, kind, Stamp(source), versioned ? ForEver : AWeek);
        _trustedUntil = Environment.TickCount64 + Trusted;
        var file = new FileInfo(path);
        var changed = new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero);
        var tag = new EntityTagHeaderValue($"\"{changed.UtcTicks:x}-{file.Length:x}\"");
        (_tag, _changed) = (tag.ToString(), changed.ToString("R", CultureInfo.InvariantCulture));
        _file = TypedResults.PhysicalFile(
            path,
            kind.ContentType,
            kind.ShownInPlace ? null : source.Name,
            changed,
            tag,
            enableRangeProcessing: true
        );
        if (kind.ShownInPlace && file.Length <= LargestKept)
            _bytes = File.ReadAllBytes(path);
    }

    /// <summary>Whether another reader, whose browser takes other formats, gets another file.</summary>
    public bool Negotiated { get; init; }

    /// <summary>Bytes that it takes in memory.</summary>
    public int Weight => _bytes?.Length ?? 0;

    /// <summary>False once the source has been replaced, or the picture swept away.</summary>
    public bool Holds
    {
        get
        {
            var now = Environment.TickCount64;
            if (now < Volatile.Read(ref _trustedUntil))
                return true;
            Volatile.Write(ref _trustedUntil, now + Trusted);
            return Stamp(_source) == _stamp && (_file.FileName == _source.FullName || File.Exists(_file.FileName));
        }
    }

    public Task Send(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = NoSniff;
        headers.ContentSecurityPolicy = _kind.ContentType == "application/pdf" ? NoFrame : Nothing;
        headers.CacheControl = _cache;
        headers.AccessControlAllowOrigin = AnyOrigin;
        headers["Cross-Origin-Resource-Policy"] = CrossOrigin;
        if (Negotiated)
            headers.Vary = ByAccept;
        var asked = http.Request.Headers;
        // Parts, and conditions other than "unless I have it", are left to the framework.
        return
            _bytes is null
            || asked.Range.Count + asked.IfMatch.Count + asked.IfModifiedSince.Count + asked.IfUnmodifiedSince.Count > 0
            ? _file.ExecuteAsync(http)
            : SendKept(http, _bytes, asked.IfNoneMatch);
    }

    Task SendKept(HttpContext http, byte[] bytes, StringValues known)
    {
        var response = http.Response;
        var headers = response.Headers;
        headers.ETag = _tag;
        headers.LastModified = _changed;
        headers.AcceptRanges = InBytes;
        foreach (var line in known)
            if (line is "*" || line?.Contains(_tag[0]!, StringComparison.Ordinal) == true)
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        headers.ContentType = _kind.ContentType;
        headers.ContentLength = bytes.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes, 0, bytes.Length);
    }

    static (long, long) Stamp(FileInfo file)
    {
        var now = new FileInfo(file.FullName);
        return now.Exists ? (now.Length, now.LastWriteTimeUtc.Ticks) : default;
    }
}
