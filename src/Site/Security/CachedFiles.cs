namespace Site.Security;

/// <summary>Our own styles, scripts, fonts and icons. With a version in the address they never change; else for an hour.</summary>
static class CachedFiles
{
    public static readonly StaticFileOptions Options = new()
    {
        OnPrepareResponse = static file =>
        {
            var versioned =
                file.Context.Request.Query.ContainsKey("v") || file.File.Name.EndsWith(".woff2", StringComparison.Ordinal);
            file.Context.Response.Headers.CacheControl = versioned
                ? "public, max-age=31536000, immutable"
                : "public, max-age=3600";
        },
    };
}
