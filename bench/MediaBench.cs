using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;

namespace Bench;

/// <summary>A resized image that is already drawn, against the same bytes as a static file.</summary>
static class MediaBench
{
    /// <summary>No more than a static file; the rest is what one measurement differs from the next by.</summary>
    const double Promise = 1.05;
    const string Accept = "image/webp,*/*";

    public static async Task<int> Run()
    {
        var folder = Directory.CreateTempSubdirectory("bench-media-").FullName;
        using var cms = await MeasuredServer.Start("delivery-server", "cms", folder);
        var picture = Directory.GetFiles(Path.Combine(folder, "media"), "*.png", SearchOption.AllDirectories).Order().First();
        var address = $"/media/{Path.GetRelativePath(Path.Combine(folder, "media"), picture)}?width=640";
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Accept.ParseAdd(Accept);
        var drawn = await http.GetByteArrayAsync(cms.Address + address);
        var files = Directory.CreateDirectory(Path.Combine(folder, "static")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(files, "drawn.webp"), drawn);
        using var plain = await MeasuredServer.Start("delivery-server", "static", files);

        var (ratio, one, other) = await MeasuredServer.Compare(cms, [address], plain, ["/drawn.webp"], Accept);
        Console.WriteLine(
            $"resized image {one:F1} µs, static file {other:F1} µs of CPU, {drawn.Length:N0} bytes: {ratio:F2} times (promise: at most {Promise})"
        );
        return ratio <= Promise ? 0 : 1;
    }

    public static void MapStatic(WebApplication app, string folder) =>
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder) });
}
