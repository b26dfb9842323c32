using Cms.Published;
using Cms.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Preview;

/// <summary>
/// A preview is the site itself, at its own addresses, read from the drafts: for the browser of somebody of the staff who
/// asked for it, until they leave it.
/// </summary>
public static class PreviewRoom
{
    public const string LeavePath = "/umbraco/preview/end";
    const string Cookie = "preview";
    static readonly object Mark = new();

    /// <summary>Whether this request is answered from the drafts: pages say so, and may be framed by the backoffice.</summary>
    public static bool IsOn(HttpContext http) => http.Items.ContainsKey(Mark);

    internal static void Add(IServiceCollection services) => services.AddTransient<IStartupFilter, Filter>();

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet(LeavePath, Leave).AllowAnonymous().ExcludeFromDescription();

    internal static void Begin(HttpContext http) => http.Response.Cookies.Append(Cookie, "1", Options(http));

    internal static void End(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http));

    static IResult Leave(HttpContext http)
    {
        End(http);
        return Results.LocalRedirect(http.Request.PathBase.ToUriComponent() + "/");
    }

    static CookieOptions Options(HttpContext http) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        };

    /// <summary>After the staff's session is known.</summary>
    internal sealed class Filter(PreviewSource drafts, SnapshotSource snapshots) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use((http, rest) => http.Request.Cookies.ContainsKey(Cookie) ? Show(http, rest) : rest(http));
                next(app);
            };

        async Task Show(HttpContext http, RequestDelegate rest)
        {
            if (
                StaffSession.Of(http) is null
                || http.Request.Path.StartsWithSegments("/umbraco", StringComparison.OrdinalIgnoreCase)
            )
            {
                await rest(http);
                return;
            }
            http.Items[Mark] = true;
            http.Response.Headers.CacheControl = "no-store";
            snapshots.ShowHere(await drafts.Current(http.RequestAborted));
            await rest(http);
        }
    }
}
