using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace Cms.Delivery;

/// <summary>Which verb answers which address.</summary>
internal sealed class DeliveryAddresses(DeliveryEntrance entrance)
{
    public static readonly string[] Patterns =
    [
        "/content",
        "/content/item/{**path}",
        "/content/items",
        "/media",
        "/media/item/{**path}",
        "/media/items",
    ];

    static readonly PathString Prefix = DeliveryRoom.Prefix;

    readonly (PathString Address, bool TakesPath, DeliveryVerb Verb)[] _verbs =
    [
        ("/content/item", true, new ContentItem()),
        ("/content/items", false, new ContentItems()),
        ("/content", false, new QueryContent()),
        ("/media/item", true, new MediaItem()),
        ("/media/items", false, new MediaItems()),
        ("/media", false, new QueryMedia()),
    ];

    public Task Answer(HttpContext http) => TryAnswer(http, out var answer) ? answer : DeliveryProblem.NotFound(http);

    public bool TryAnswer(HttpContext http, [NotNullWhen(true)] out Task? answer)
    {
        answer = null;
        var request = http.Request;
        if (!request.Path.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase, out var rest))
            return false;
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (!reads && !HttpMethods.IsOptions(request.Method))
            return false;
        foreach (var (address, takesPath, verb) in _verbs)
            if (
                rest.StartsWithSegments(address, StringComparison.OrdinalIgnoreCase, out var below)
                && (takesPath || below.Value is null or "" or "/")
            )
            {
                var path = below.HasValue ? below.Value[1..] : "";
                answer = reads ? entrance.Answer(http, verb, path) : entrance.AnswerPreflight(http);
                return true;
            }
        return false;
    }
}
