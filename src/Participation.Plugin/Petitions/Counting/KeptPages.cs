using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Participation.Petitions;

/// <summary>
/// Keeps the page of a petition as bytes, packed once, for visitors who are nobody in particular: no cookie, no query. One
/// of those who come after <see cref="Fresh"/> draws it anew, the others meanwhile read the former one: a hundred thousand
/// who watch the count cost one drawing a second. No page is ever older than <see cref="Stale"/>.
/// </summary>
public sealed class KeptPages(TimeProvider clock) : IEndpointFilter
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Stale = TimeSpan.FromSeconds(2);

    /// <summary>Petitions × languages × packings that are read at once.</summary>
    const int Room = 2_000;

    /// <summary>With the second that a page stays fresh here and the age of its count, below five.</summary>
    const string Caching = "public, max-age=1, stale-while-revalidate=1";

    readonly ConcurrentDictionary<string, Page> _pages = new(StringComparer.Ordinal);

    sealed class Page
    {
        public readonly SemaphoreSlim Drawing = new(1, 1);
        public volatile Kept? Kept;
    }

    /// <param name="Since">By a clock that is never set back.</param>
    sealed record Kept(byte[] Bytes, string? ContentType, EntityTagHeaderValue Tag, long Since);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!IsAnybody(http.Request))
        {
            http.Response.Headers.CacheControl = "private, no-cache";
            return await next(context);
        }
        if (_pages.Count > Room)
            _pages.Clear();
        var packing = PackingOf(http.Request);
        var key = $"{packing} {CultureInfo.CurrentUICulture.Name} {http.Request.PathBase}{http.Request.Path}";
        var page = _pages.GetOrAdd(key, _ => new Page());
        if (page.Kept is { } fresh && Age(fresh) < Fresh)
            return new Answer(fresh, packing);
        var isUsable = page.Kept is { } former && Age(former) < Stale;
        if (!page.Drawing.Wait(0))
        {
            if (isUsable && page.Kept is { } usable)
                return new Answer(usable, packing);
            await page.Drawing.WaitAsync(http.RequestAborted);
        }
        try
        {
            if (page.Kept is { } drawn && Age(drawn) < Fresh)
                return new Answer(drawn, packing);
            var (other, kept) = await Draw(context, next, packing);
            page.Kept = kept;
            return kept is null ? other : new Answer(kept, packing);
        }
        finally
        {
            page.Drawing.Release();
        }
    }

    TimeSpan Age(Kept kept) => clock.GetElapsedTime(kept.Since);

    /// <summary>A cookie or a word in the address may change what is read.</summary>
    static bool IsAnybody(HttpRequest request) =>
        !request.QueryString.HasValue && request.Headers.Cookie.Count == 0 && request.Headers.Authorization.Count == 0;

    static string PackingOf(HttpRequest request) =>
        request.Headers.AcceptEncoding.ToString() is var accepted && accepted.Contains("br", StringComparison.OrdinalIgnoreCase)
            ? "br"
        : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip"
        : "";

    /// <summary>Runs the endpoint into memory. What is not a page (404, a redirect) is answered and not kept.</summary>
    async Task<(object? Other, Kept? Page)> Draw(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next,
        string packing
    )
    {
        // Before anything is read: the page is at least as young as this says.
        var since = clock.GetTimestamp();
        var result = await next(context);
        if (result is not Pages.View view)
            return (result, null);
        var http = context.HttpContext;
        var network = http.Features.Get<IHttpResponseBodyFeature>()!; // every server has one
        using var drawn = new MemoryStream();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(drawn));
        try
        {
            await view.ExecuteAsync(http);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        finally
        {
            http.Features.Set(network);
        }
        var bytes = Pack(drawn, packing);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");
        return (null, new Kept(bytes, http.Response.ContentType, tag, since));
    }

    static byte[] Pack(MemoryStream drawn, string packing)
    {
        if (packing.Length == 0)
            return drawn.ToArray();
        using var packed = new MemoryStream();
        using (
            Stream into =
                packing == "br"
                    ? new BrotliStream(packed, CompressionLevel.Fastest)
                    : new GZipStream(packed, CompressionLevel.Fastest)
        )
            into.Write(drawn.GetBuffer().AsSpan(0, (int)drawn.Length));
        return packed.ToArray();
    }

    sealed class Answer(Kept kept, string packing) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var (request, response) = (httpContext.Request, httpContext.Response);
            response.Headers.CacheControl = Caching;
            response.Headers.Vary = "Accept-Encoding, Cookie";
            response.Headers.ETag = kept.Tag.ToString();
            if (
                request.Headers.IfNoneMatch.Count > 0
                && request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Compare(kept.Tag, false))
            )
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
            if (packing.Length > 0)
                response.Headers.ContentEncoding = packing;
            (response.ContentType, response.ContentLength) = (kept.ContentType, kept.Bytes.Length);
            return response.Body.WriteAsync(kept.Bytes).AsTask();
        }
    }
}
