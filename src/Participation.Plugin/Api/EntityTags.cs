using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Participation.Api;

/// <summary>Strong entity tags (RFC 9110, 8.8.3): the hash of the very bytes that are answered.</summary>
public sealed class EntityTags(IOptions<JsonOptions> json)
{
    public const string MediaType = "application/json; charset=utf-8";

    public byte[] Bytes(object value) =>
        JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), json.Value.SerializerOptions);

    public static EntityTagHeaderValue Of(byte[] bytes) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");

    /// <summary>Whether what the client started from (<c>If-Match</c>) is what there is now; null when it does not say.</summary>
    public bool? IsMatch(HttpRequest request, object value)
    {
        var given = request.GetTypedHeaders().IfMatch;
        if (given.Count == 0)
            return null;
        var tag = Of(Bytes(value));
        return given.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: true));
    }
}

/// <summary>Answers 304 to who has the same bytes already. Whoever reads may get another text: nothing is kept by shared caches.</summary>
sealed class ConditionalGet(EntityTags tags) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method) || Value(result) is not { } value)
            return result;
        if (http.Response.Headers.CacheControl.Count == 0)
            http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.AcceptLanguage, HeaderNames.Cookie);
        var bytes = tags.Bytes(value);
        return Results.Bytes(bytes, EntityTags.MediaType, entityTag: EntityTags.Of(bytes));
    }

    static object? Value(object? result) =>
        result switch
        {
            INestedHttpResult nested => Value(nested.Result),
            IStatusCodeHttpResult { StatusCode: not null and not StatusCodes.Status200OK } => null,
            IValueHttpResult answer => answer.Value,
            IResult or string => null,
            _ => result,
        };
}
