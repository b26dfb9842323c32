using Cms.Published;
using Microsoft.AspNetCore.Http;

namespace Cms.Delivery;

/// <summary>Asks who is there before anything is read: the key, the preview, and the origin of a script.</summary>
internal sealed class DeliveryEntrance(SnapshotSource snapshots, PreviewSource previews, CmsOptions cms)
{
    readonly DeliveryOptions _options = cms.Delivery;

    public Task Answer(HttpContext http, DeliveryVerb verb, string path)
    {
        Welcome(http);
        if (!_options.Enabled || (verb.IsMedia && !_options.Media.Enabled))
            return DeliveryProblem.NotFound(http);
        var headers = http.Request.Headers;
        var preview = headers.TryGetValue("Preview", out var said) && said == "true";
        var isPublic = _options.PublicAccess && (!verb.IsMedia || _options.Media.PublicAccess);
        if (isPublic && !preview)
            return verb.Answer(http, snapshots.Current, path);
        if (!_options.IsKey(headers["Api-Key"]))
            return DeliveryProblem.Unauthorized(http);
        http.Response.Headers.CacheControl = preview ? "private, no-store" : "private, no-cache";
        return preview ? Preview(http, verb, path) : verb.Answer(http, snapshots.Current, path);
    }

    /// <summary>A script of another site asks first whether it may send these headers.</summary>
    public Task AnswerPreflight(HttpContext http)
    {
        Welcome(http);
        var headers = http.Response.Headers;
        headers.AccessControlAllowMethods = "GET, HEAD";
        headers.AccessControlAllowHeaders = "Accept-Language, Accept-Segment, Api-Key, If-None-Match, Preview, Start-Item";
        headers.AccessControlMaxAge = "86400";
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    async Task Preview(HttpContext http, DeliveryVerb verb, string path) =>
        await verb.Answer(http, await previews.Current(http.RequestAborted), path);

    void Welcome(HttpContext http)
    {
        if (
            _options.AllowedOrigin.Length == 0
            || http.Request.Headers.Origin.Count == 0 && !HttpMethods.IsOptions(http.Request.Method)
        )
            return;
        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = _options.AllowedOrigin;
        headers.AccessControlExposeHeaders = "ETag, Location, Location-Start-Item-Path, Location-Start-Item-Id";
    }
}
