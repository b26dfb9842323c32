using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Backoffice;

/// <summary>The official Umbraco client at `/umbraco`: its files, ours beside them, and the page that starts it.</summary>
public sealed class BackofficeRoom
{
    public const string Path = "/umbraco";

    internal static void Add(IServiceCollection services) =>
        services.AddSingleton<ClientBundle>().AddSingleton<OwnFiles>().AddSingleton<ShellPage>();

    internal static void Map(IEndpointRouteBuilder app)
    {
        var room = app.MapGroup(Path).AllowAnonymous().ExcludeFromDescription();
        room.MapGet("/backoffice/{version}/{**path}", ServeClient.Http);
        room.MapGet("/backoffice/css/{**path}", (string path, OwnFiles own) => own.Serve("css/" + path));
        room.MapGet("/backoffice/assets/{**path}", (string path, OwnFiles own) => own.Serve("assets/" + path));
        room.MapGet("/backoffice/own/{**path}", (string path, OwnFiles own) => own.Serve("own/" + path));
        room.MapGet(
            "/management/api/v1/security/back-office/graphics/{name}",
            (string name, OwnFiles own) => own.Serve($"graphics/{name}.svg")
        );
        room.MapGet("/{**path}", ShellPage.Http).WithOrder(int.MaxValue - 1);
    }
}
