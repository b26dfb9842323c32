using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Cms.Delivery;

/// <summary>
/// Answers delivery items before anything else in the host's pipeline: what pages need (languages, files, sessions) would
/// cost more than the answer itself, which is ready. The same handler is mapped as an endpoint, for whoever lists those.
/// </summary>
internal sealed class DeliveryFront(ContentItem item) : IStartupFilter
{
    static readonly PathString Items = DeliveryRoom.Prefix + "/content/item";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(rest => http => IsItem(http.Request, out var path) ? item.Answer(http, path) : rest(http));
            next(app);
        };

    static bool IsItem(HttpRequest request, out string path)
    {
        path = "";
        if (
            !request.Path.StartsWithSegments(Items, StringComparison.OrdinalIgnoreCase, out var rest)
            || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        )
            return false;
        path = rest.HasValue ? rest.Value[1..] : "";
        return true;
    }
}
