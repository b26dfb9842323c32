using System.Text.Json.Nodes;
using Cms.Backoffice;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Server;

/// <summary>
/// The extensions that the client loads: ours (`Backoffice/Assets/own`), before and after signing in.
/// </summary>
internal static class Manifests
{
    static readonly Lazy<JsonArray> Public = new(() => [Read("own/public.json")]);
    static readonly Lazy<JsonArray> Private = new(() => [Read("own/private.json")]);

    public static void MapPublic(RouteGroupBuilder api) =>
        api.MapGet("/manifest/manifest/public", () => Results.Ok(Public.Value));

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/manifest/manifest/private", () => Results.Ok(Private.Value));
        api.MapGet(
            "/manifest/manifest",
            () => Results.Ok(new JsonArray([.. Public.Value.Concat(Private.Value).Select(m => m?.DeepClone())]))
        );
    }

    static JsonNode? Read(string path)
    {
        using var file = OwnFiles.Open(path);
        return JsonNode.Parse(file);
    }
}
