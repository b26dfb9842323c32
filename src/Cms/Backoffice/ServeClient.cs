using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Cms.Backoffice;

/// <summary>
/// `GET /umbraco/backoffice/{version}/…`: a file of the bundle, in the form the browser takes that was compressed when it
/// was built. The version is in the address, so it never changes.
/// </summary>
internal static class ServeClient
{
    const string ForEver = "public, max-age=31536000, immutable";

    static readonly FileExtensionContentTypeProvider Types = new();

    /// <summary>The best first.</summary>
    static readonly (string Encoding, string Extension)[] Compressed = [("br", ".br"), ("gzip", ".gz")];

    public static IResult Http(string version, string path, ClientBundle bundle, HttpContext http)
    {
        if (bundle.Current is not { } client || client.Version != version || !Types.TryGetContentType(path, out var type))
            return Results.NotFound();
        var file = client.Files.GetFileInfo(path);
        if (!file.Exists)
            return Results.NotFound();
        var headers = http.Response.Headers;
        headers.CacheControl = ForEver;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.XContentTypeOptions = "nosniff";
        foreach (var (encoding, extension) in Compressed)
            if (
                Takes(http.Request, encoding)
                && client.Files.GetFileInfo(path + extension) is { Exists: true, PhysicalPath: { } small }
            )
            {
                headers.ContentEncoding = encoding;
                return Results.File(small, type);
            }
        return Results.File(file.PhysicalPath!, type); // a physical provider gave it
    }

    static bool Takes(HttpRequest request, string encoding) =>
        request
            .GetTypedHeaders()
            .AcceptEncoding.Any(said => said.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && said.Quality is not 0);
}
