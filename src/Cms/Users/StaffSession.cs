using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Users;

/// <summary>
/// Who of the staff sends a request, known before anything else looks. Apart from the citizen of the same request: both
/// may be signed in at once, and neither is the other.
/// </summary>
internal static class StaffSession
{
    public const string StampClaim = "stamp";
    static readonly object InRequest = new();

    public static StaffUser? Of(HttpContext http) => http.Items.GetValueOrDefault(InRequest) as StaffUser;

    /// <summary>A session ends as soon as the account is closed or its password changes.</summary>
    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        var staff = context.HttpContext.RequestServices.GetRequiredService<StaffDirectory>();
        if (await staff.Find(context.Principal, context.HttpContext.RequestAborted) is not { } user)
        {
            context.RejectPrincipal();
            return;
        }
        context.HttpContext.Items[InRequest] = user;
    }

    /// <summary>First in the pipeline of any host, so that plugins need no middleware of ours.</summary>
    internal sealed class Filter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use((http, rest) => http.Request.Cookies.ContainsKey("staff") ? Recognise(http, rest) : rest(http));
                next(app);
            };

        static async Task Recognise(HttpContext http, RequestDelegate rest)
        {
            await http.AuthenticateAsync(UsersRoom.Scheme);
            await rest(http);
        }
    }
}

file static class Items
{
    public static object? GetValueOrDefault(this IDictionary<object, object?> items, object key) =>
        items.TryGetValue(key, out var value) ? value : null;
}
