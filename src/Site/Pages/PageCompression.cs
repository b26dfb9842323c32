using Microsoft.AspNetCore.ResponseCompression;

namespace Site.Pages;

/// <summary>
/// Pages, sheets and drawings leave compressed: on a slow phone, a page is a quarter of its size. Not the content API,
/// whose answers are already serialised and counted in microseconds; not the account pages, where what a visitor sends
/// and what only they may know could meet in one compressed answer (the BREACH attack).
/// </summary>
public static class PageCompression
{
    private static readonly string[] Types =
    [
        "text/html",
        "text/css",
        "text/javascript",
        "image/svg+xml",
        "application/atom+xml",
    ];

    public static void AddPageCompression(this IServiceCollection services) =>
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = Types;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });

    public static void UsePageCompression(this IApplicationBuilder app) =>
        app.UseWhen(http => IsPublic(http.Request.Path), pages => pages.UseResponseCompression());

    private static bool IsPublic(PathString path)
    {
        var within = path.StartsWithSegments("/en", StringComparison.OrdinalIgnoreCase, out var rest) ? rest : path;
        return !within.StartsWithSegments("/umbraco", StringComparison.OrdinalIgnoreCase)
            && !within.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            && !within.StartsWithSegments("/citizens", StringComparison.OrdinalIgnoreCase);
    }
}
