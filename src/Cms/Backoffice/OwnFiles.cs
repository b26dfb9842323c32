using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Cms.Backoffice;

/// <summary>What Umbraco's npm package does not hold, written by us and carried in the program: style sheets, drawings, extensions.</summary>
internal sealed class OwnFiles
{
    static readonly FileExtensionContentTypeProvider Types = new();
    static readonly Assembly Program = typeof(OwnFiles).Assembly;
    readonly ConcurrentDictionary<string, Kept?> _kept = new(StringComparer.Ordinal);

    sealed record Kept(byte[] Bytes, string Type, EntityTagHeaderValue Tag);

    /// <param name="path">Below `Backoffice/Assets`.</param>
    public IResult Serve(string path) => _kept.GetOrAdd(path, Read) is { } file ? new Answer(file) : Results.NotFound();

    /// <summary>The bytes of a file of ours; it is there, or the program was built wrong.</summary>
    public static Stream Open(string path) =>
        Program.GetManifestResourceStream("backoffice/" + path)
        ?? throw new InvalidOperationException($"{path} is not in the program.");

    static Kept? Read(string path)
    {
        if (
            !Types.TryGetContentType(path, out var type)
            || Program.GetManifestResourceStream("backoffice/" + path) is not { } stream
        )
            return null;
        using var bytes = new MemoryStream();
        using (stream)
            stream.CopyTo(bytes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..16];
        return new(bytes.ToArray(), type, new EntityTagHeaderValue($"\"{hash}\""));
    }

    /// <summary>Kept for an hour, then asked for again by its tag.</summary>
    sealed class Answer(Kept file) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "public, max-age=3600";
            return Results.Bytes(file.Bytes, file.Type, entityTag: file.Tag).ExecuteAsync(httpContext);
        }
    }
}
