using Microsoft.AspNetCore.Http;

namespace Cms.Delivery;

/// <summary>The OpenAPI document of the Delivery API, written by hand: it is a contract, and not what code happens to do.</summary>
internal static class DeliveryDescription
{
    static readonly Lazy<DeliveryAnswer> Answer = new(() =>
    {
        using var stream = typeof(DeliveryDescription).Assembly.GetManifestResourceStream("delivery.openapi.json")!; // embedded beside this
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new(bytes.ToArray());
    });

    public static Task Http(HttpContext http) => Answer.Value.Send(http);
}
