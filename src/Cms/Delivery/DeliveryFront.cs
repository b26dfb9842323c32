using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Cms.Delivery;

/// <summary>
/// Answers the Delivery API before anything else in the host's pipeline: what pages need (languages, files, sessions) would
/// cost more than the answer itself, which is ready. The same addresses are mapped as endpoints, for whoever lists those.
/// </summary>
internal sealed class DeliveryFront(DeliveryAddresses addresses) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(rest => http => addresses.TryAnswer(http, out var answer) ? answer : rest(http));
            next(app);
        };
}
