using System.Text;
using Cms.Users;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Site.Security;

/// <summary>
/// Reads the form of a page before the page does, so that a body nobody can read (cut, too large, thousands of fields,
/// another type) is refused with a message and is never a fault of ours. Programs' JSON is read where it is used.
/// </summary>
public sealed class ReadableForms(RequestDelegate next)
{
    /// <summary>Bytes: as many files as a contribution takes, of their largest size, and the text around them.</summary>
    public const long Largest = 56 * 1024 * 1024;

    /// <summary>Bytes of one field: more than anybody types or pastes.</summary>
    public const int LongestField = 16 * 1024 * 1024;

    /// <summary>Bytes of a larger one that are still listened to: a browser reads no answer before it has said everything.</summary>
    const long Patience = 4 * Largest;

    public async Task InvokeAsync(HttpContext http)
    {
        if (!IsLegible(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }
        if (!IsOfPage(http.Request))
        {
            await next(http);
            return;
        }
        if (await Refusal(http) is { } status)
            http.Response.StatusCode = status;
        else
            await next(http);
    }

    /// <summary>Whether the alphabet that the body says it is written in exists.</summary>
    static bool IsLegible(HttpRequest request)
    {
        if (
            request.ContentType is null
            || !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.Charset.HasValue
        )
            return true;
        try
        {
            return Encoding.GetEncoding(HeaderUtilities.RemoveQuotes(type.Charset).ToString()) is not null;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    static bool IsOfPage(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && (
            !request.Path.StartsWithSegments("/umbraco", StringComparison.OrdinalIgnoreCase)
            || request.Path.StartsWithSegments(UsersRoom.SignInPath, StringComparison.OrdinalIgnoreCase)
        );

    static async Task<int?> Refusal(HttpContext http)
    {
        var request = http.Request;
        var tooLarge = request.ContentLength > Largest;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = tooLarge ? Patience : Largest;
        if (tooLarge)
            return await Hear(request);
        if (!request.HasFormContentType)
            return HasBody(http) ? StatusCodes.Status415UnsupportedMediaType : Nothing(request);
        try
        {
            await request.ReadFormAsync(http.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException refused)
        {
            return refused.StatusCode;
        }
        // A boundary, a name or a number of fields that no browser sends; an end that never came.
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    static async Task<int?> Hear(HttpRequest request)
    {
        try
        {
            if (request.ContentLength <= Patience)
                await request.Body.CopyToAsync(Stream.Null, request.HttpContext.RequestAborted);
        }
        catch (IOException) { } // They left.
        return StatusCodes.Status413PayloadTooLarge;
    }

    static bool HasBody(HttpContext http) =>
        http.Request.ContentLength > 0
        || (http.Request.ContentLength is null && http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is true);

    /// <summary>A button without a field: an empty form, whatever its type.</summary>
    static int? Nothing(HttpRequest request)
    {
        request.Form = FormCollection.Empty;
        return null;
    }
}
