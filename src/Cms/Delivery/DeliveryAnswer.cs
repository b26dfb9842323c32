using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Cms.Delivery;

/// <summary>An answer ready to go out: its bytes, and headers that are made once.</summary>
internal sealed class DeliveryAnswer
{
    static readonly StringValues Json = "application/json; charset=utf-8";
    public static readonly StringValues Vary = "Accept-Language, Accept-Segment, Preview, Start-Item";

    /// <summary>Clients may keep it, and ask each time whether it still holds.</summary>
    static readonly StringValues Revalidate = "no-cache";

    static readonly StringValues NoSniff = "nosniff";

    readonly byte[] _body;
    readonly StringValues _tag;

    public DeliveryAnswer(byte[] body)
    {
        _body = body;
        _tag = $"\"{Base64Url.EncodeToString(SHA256.HashData(body).AsSpan(0, 15))}\"";
    }

    public ReadOnlySpan<byte> Body => _body;

    public static DeliveryAnswer Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer))
            write(json);
        return new(buffer.WrittenSpan.ToArray());
    }

    /// <summary>`{"total", "items"}`.</summary>
    public static DeliveryAnswer Page(int total, IEnumerable<DeliveryAnswer> items) =>
        Write(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("total", total);
            json.WriteStartArray("items");
            foreach (var item in items)
                json.WriteRawValue(item.Body, skipInputValidation: true);
            json.WriteEndArray();
            json.WriteEndObject();
        });

    public static DeliveryAnswer Array(IEnumerable<DeliveryAnswer> items) =>
        Write(json =>
        {
            json.WriteStartArray();
            foreach (var item in items)
                json.WriteRawValue(item.Body, skipInputValidation: true);
            json.WriteEndArray();
        });

    public Task Send(HttpContext http)
    {
        var response = http.Response;
        var headers = response.Headers;
        headers.ETag = _tag;
        headers.Vary = Vary;
        if (headers.CacheControl.Count == 0) // the entrance has said more when a key was needed
            headers.CacheControl = Revalidate;
        headers.XContentTypeOptions = NoSniff;
        var known = http.Request.Headers.IfNoneMatch;
        if (known.Count > 0 && Matches(known))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        headers.ContentType = Json;
        headers.ContentLength = _body.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(_body, 0, _body.Length);
    }

    /// <summary>RFC 9110, 13.1.2: any of a list, a weak mark does not matter, `*` is anything.</summary>
    bool Matches(StringValues known)
    {
        var tag = _tag[0]!;
        foreach (var line in known)
            if (line is "*" || line?.Contains(tag, StringComparison.Ordinal) == true)
                return true;
        return false;
    }
}
