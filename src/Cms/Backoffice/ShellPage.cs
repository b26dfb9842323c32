using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Cms.Backoffice;

/// <summary>The page at `/umbraco` and below: it starts the client, or says what is missing to build it.</summary>
internal sealed class ShellPage(ClientBundle bundle, IStringLocalizer<BackofficeRoom> words)
{
    /// <summary>Below `/umbraco`, for programs: what is not there is not the client's either.</summary>
    static readonly string[] NotPages = ["management", "delivery", "backoffice", "serverEventHub"];

    public static IResult Http(string? path, ShellPage page, HttpContext http) =>
        NotPages.Contains(path?.Split('/')[0], StringComparer.OrdinalIgnoreCase) ? Results.NotFound() : page.Show(http);

    IResult Show(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-cache";
        if (bundle.Current is not { } client)
            return Results.Text(NotBuilt(), "text/html", Encoding.UTF8, StatusCodes.Status503ServiceUnavailable);
        // Styles: the client's elements write their own as they draw. Scripts: ours, and the import map by its hash.
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' {client.ImportMapHash}; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
            + "frame-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'self'; manifest-src 'self'";
        headers.XFrameOptions = "SAMEORIGIN";
        return Results.Text(Html(client), "text/html", Encoding.UTF8);
    }

    string Html(ClientBundle.Found client)
    {
        var files = $"{BackofficeRoom.Path}/backoffice/{client.Version}";
        return $"""
            <!doctype html>
            <html lang="{Word("Language")}">
            <head>
              <meta charset="utf-8">
              <base href="{BackofficeRoom.Path}/">
              <title>{Word("Title")}</title>
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="robots" content="noindex">
              <meta name="color-scheme" content="light dark">
              <link rel="icon" href="/umbraco/backoffice/assets/favicon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="{files}/css/uui-css.css">
              <link rel="stylesheet" href="/umbraco/backoffice/css/umb-css.css">
              <script type="importmap">{client.ImportMap}</script>
              <script type="module" src="{files}/apps/app/index.js"></script>
            </head>
            <body class="uui-font uui-text" style="margin:0;padding:0;overflow:hidden">
              <umb-app></umb-app>
              <noscript>{Word("NeedsScripts")}</noscript>
            </body>
            </html>
            """;
    }

    string NotBuilt() =>
        $"""
            <!doctype html>
            <html lang="{Word("Language")}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{Word("Title")}</title>
              <link rel="stylesheet" href="/css/site.css">
            </head>
            <body><main class="wrap band"><h1>{Word("NotBuiltTitle")}</h1><p>{Word("NotBuiltText")}</p></main></body>
            </html>
            """;

    string Word(string name) => WebUtility.HtmlEncode(words[name].Value);
}
