using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Management.Events;

/// <summary>
/// `/umbraco/serverEventHub`: tells every open backoffice that something changed, so that what it keeps is read again.
/// Nothing of the content itself is sent.
/// </summary>
internal sealed class ServerEventHub : Hub;

/// <param name="EventType">`Created`, `Updated`, `Deleted` or `Trashed`.</param>
/// <param name="EventSource">`Umbraco:CMS:Document` and the like.</param>
internal sealed record ServerEvent(string EventType, string EventSource, Guid? Key);

internal static class ServerEvents
{
    public const string Document = "Umbraco:CMS:Document";
    public const string Media = "Umbraco:CMS:Media";
    public const string Dictionary = "Umbraco:CMS:DictionaryItem";
    public const string User = "Umbraco:CMS:User";
    public const string UserGroup = "Umbraco:CMS:UserGroup";

    /// <summary>After each of these operations that succeeded, word of it to everybody.</summary>
    public static TBuilder Announces<TBuilder>(this TBuilder endpoints, string source)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(
            async (context, next) =>
            {
                var result = await next(context);
                var http = context.HttpContext;
                if (TypeOf(http.Request) is { } type && result is not Refusal && !IsOnlyAsked(http.Request))
                    await http
                        .RequestServices.GetRequiredService<IHubContext<ServerEventHub>>()
                        .Clients.All.SendAsync("notify", new ServerEvent(type, source, KeyOf(http)), CancellationToken.None);
                return result;
            }
        );

    static string? TypeOf(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) ? "Created"
        : HttpMethods.IsDelete(request.Method) ? "Deleted"
        : !HttpMethods.IsPut(request.Method) ? null
        : request.Path.Value?.EndsWith("/move-to-recycle-bin", StringComparison.Ordinal) == true ? "Trashed"
        : "Updated";

    static bool IsOnlyAsked(HttpRequest request) => request.Path.Value?.EndsWith("/validate", StringComparison.Ordinal) == true;

    static Guid? KeyOf(HttpContext http) =>
        Guid.TryParse(http.Request.RouteValues.TryGetValue("id", out var id) ? id as string : null, out var key) ? key
        : Guid.TryParse(http.Response.Headers["Umb-Generated-Resource"], out var made) ? made
        : null;
}
