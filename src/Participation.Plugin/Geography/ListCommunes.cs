using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Participation.Geography;

/// <summary>The list of communes for programs: it changes with the program only, so its ETag is its own hash.</summary>
public sealed class ListCommunes
{
    readonly byte[] _body;
    readonly EntityTagHeaderValue _tag;

    public ListCommunes(Communes communes)
    {
        var items = communes.All.Select(commune => new Item(commune.Insee, commune.Name)).ToList();
        _body = JsonSerializer.SerializeToUtf8Bytes(new Answer(items.Count, items), JsonSerializerOptions.Web);
        _tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(_body))[..16]}\"");
    }

    /// <param name="Insee">INSEE code, what contributions carry in <c>commune</c>.</param>
    public sealed record Item(string Insee, string Name);

    public sealed record Answer(int Total, IReadOnlyList<Item> Items, object? Facets = null, string? Next = null);

    public static IResult Http(ListCommunes communes, HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Bytes(communes._body, "application/json; charset=utf-8", entityTag: communes._tag);
    }
}
