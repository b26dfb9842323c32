using Foundation.Imaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Media;

/// <summary>The files of the media library, at `/media/…`.</summary>
internal static class MediaRoom
{
    static readonly PathString Prefix = "/media";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<MediaFolder>().AddSingleton<MediaFacts>().AddSingleton<ImagePolicy>().AddSingleton<ServeMedia>();
        services.AddSingleton(provider => ImageKey.Signature(provider.GetRequiredService<CmsOptions>()));
        services.AddSingleton(provider => new ImageVariants(
            provider.GetRequiredService<CmsOptions>().ImageCacheFolder,
            new UploadLimits()
        ));
        services.AddTransient<IStartupFilter, Front>();
    }

    /// <summary>For whoever lists endpoints: <see cref="Front"/> answers first.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods(
                Prefix + "/{**path}",
                ["GET", "HEAD"],
                (string? path, ServeMedia serve, HttpContext http) => serve.Answer(http, path ?? "")
            )
            .AllowAnonymous()
            .ExcludeFromDescription();

    /// <summary>Before the host's pipeline: what pages need (sessions, languages, compression) is not for files.</summary>
    internal sealed class Front(ServeMedia serve) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(rest => http => IsFile(http.Request, out var path) ? serve.Answer(http, path) : rest(http));
                next(app);
            };

        static bool IsFile(HttpRequest request, out string path)
        {
            path = "";
            if (
                !request.Path.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase, out var rest)
                || rest.Value is not { Length: > 1 } below
                || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            )
                return false;
            path = below[1..];
            return true;
        }
    }
}
