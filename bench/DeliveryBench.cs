using Cms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bench;

/// <summary>
/// What the Delivery API costs, against a bare Kestrel endpoint that returns the same bytes: one item, and a list of 20 of
/// 5,000 documents, filtered and sorted.
/// </summary>
static class DeliveryBench
{
    const double ItemPromise = 1.7;

    /// <summary>Of the requests a second of the bare endpoint.</summary>
    const double ListPromise = 0.35;
    const int Documents = 5_000;
    const int Pages = 50;
    const string Item = "/umbraco/delivery/api/v2/content/item/";
    const string List = "/umbraco/delivery/api/v2/content?filter=contentType:news&filter=name:e&take=20";

    public static async Task<int> Run()
    {
        var folder = Directory.CreateTempSubdirectory("bench-delivery-").FullName;
        await EditorialSite.Fill(folder, Documents);
        using var cms = await MeasuredServer.Start("delivery-server", "cms", folder);
        var item = await Against("item", cms, [Item], Path.Combine(folder, "item"));
        // Pages of two orders, so that no single answer is asked again and again.
        string[] pages =
        [
            .. Enumerable
                .Range(0, Pages)
                .Select(page => $"{List}&sort={(page % 2 == 0 ? "name:asc" : "createDate:desc")}&skip={page * 20}"),
        ];
        var list = await Against("list", cms, pages, Path.Combine(folder, "list"));
        await Cold(cms);
        Directory.Delete(folder, recursive: true);
        Console.WriteLine($"item: {item:F2} times the bare endpoint's CPU (promise: at most {ItemPromise})");
        Console.WriteLine($"list: {1 / list:P0} of the bare endpoint's requests per second (promise: at least {ListPromise:P0})");
        return item <= ItemPromise && 1 / list >= ListPromise ? 0 : 1;
    }

    static async Task<double> Against(string what, MeasuredServer cms, string[] paths, string body)
    {
        using var http = new HttpClient();
        await File.WriteAllBytesAsync(body, await http.GetByteArrayAsync(cms.Address + paths[0]));
        using var bare = await MeasuredServer.Start("delivery-server", "bare", body);
        var (ratio, one, other) = await MeasuredServer.Compare(cms, paths, bare, ["/"]);
        Console.WriteLine(
            $"{what}, {new FileInfo(body).Length:N0} bytes: {one:F1} µs of CPU, bare {other:F1} µs, ratio {ratio:F2}"
        );
        return ratio;
    }

    /// <summary>A filter that nobody asked before: nothing is kept of it.</summary>
    static async Task Cold(MeasuredServer cms)
    {
        string[] paths = [.. Enumerable.Range(0, 400).Select(number => $"{List}&filter=name:!zz{number}&sort=name:asc")];
        Console.WriteLine($"list that was never asked: {await cms.Load(paths.Length, paths) / 1000:F2} ms of CPU");
    }

    /// <summary>The measured process: says its address, and serves until it is killed.</summary>
    public static async Task<int> Serve(string kind, string path)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (kind == "cms")
            builder.AddCms(EditorialSite.Options(path));
        var app = builder.Build();
        if (kind == "cms")
            app.MapCms();
        else if (kind == "static")
            MediaBench.MapStatic(app, path);
        else
            MapBare(app, await File.ReadAllBytesAsync(path));
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    static void MapBare(WebApplication app, byte[] body) =>
        app.MapGet(
            "/",
            (HttpContext http) =>
            {
                http.Response.ContentType = "application/json; charset=utf-8";
                http.Response.ContentLength = body.Length;
                return http.Response.Body.WriteAsync(body, 0, body.Length);
            }
        );
}
