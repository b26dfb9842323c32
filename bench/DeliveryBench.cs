using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Cms;
using Foundation.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bench;

/// <summary>
/// The CPU time a delivery item costs, against a bare Kestrel endpoint that returns the same bytes: each server is a
/// process of its own, so that the client's work counts for neither.
/// </summary>
static class DeliveryBench
{
    const double Promise = 1.7;
    const int Rounds = 5;
    const int Requests = 40_000;
    const int Connections = 8;
    const string Item = "/umbraco/delivery/api/v2/content/item/";

    public static async Task<int> Run()
    {
        var folder = Directory.CreateTempSubdirectory("bench-delivery-").FullName;
        try
        {
            return await Measure(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<int> Measure(string folder)
    {
        var body = Path.Combine(folder, "body");
        using var cms = await Server.Start("cms", folder);
        await File.WriteAllBytesAsync(body, await new HttpClient().GetByteArrayAsync(cms.Address + Item));
        using var bare = await Server.Start("bare", body);

        await cms.Load(Requests);
        await bare.Load(Requests);
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var (one, other) = (await cms.Load(Requests), await bare.Load(Requests));
            ratios.Add(one / other);
            Console.WriteLine($"delivery item {one, 7:F1} µs   bare endpoint {other, 7:F1} µs   ratio {one / other:F2}");
        }
        ratios.Sort();
        var ratio = ratios[Rounds / 2];
        Console.WriteLine(
            $"CPU per request, {new FileInfo(body).Length:N0} bytes: {ratio:F2} times the bare endpoint (promise: at most {Promise})"
        );
        return ratio <= Promise ? 0 : 1;
    }

    /// <summary>The measured process: says its address, and serves until it is killed.</summary>
    public static async Task<int> Serve(string kind, string path)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (kind == "cms")
            builder.AddCms(
                new()
                {
                    DataFolder = path,
                    Database = DatabaseChoice.SqliteFile(Path.Combine(path, "cms.db"), "cms"),
                    SyncFolder = Path.GetFullPath("uSync/v17"),
                    Entry = typeof(DeliveryBench).Assembly,
                }
            );
        var app = builder.Build();
        if (kind == "cms")
            app.MapCms();
        else
            MapBare(app, await File.ReadAllBytesAsync(path));
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    static void MapBare(WebApplication app, byte[] body) =>
        app.MapGet(
            Item,
            (HttpContext http) =>
            {
                http.Response.ContentType = "application/json; charset=utf-8";
                http.Response.ContentLength = body.Length;
                return http.Response.Body.WriteAsync(body, 0, body.Length);
            }
        );

    sealed class Server : IDisposable
    {
        readonly Process _process;

        Server(Process process, string address) => (_process, Address) = (process, address);

        public string Address { get; }

        public static async Task<Server> Start(string kind, string path)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
                start.ArgumentList.Add(typeof(DeliveryBench).Assembly.Location);
            foreach (var word in (string[])["delivery-server", kind, path])
                start.ArgumentList.Add(word);
            var process = Process.Start(start)!;
            var address =
                await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
            return new(process, address);
        }

        /// <summary>Sends requests on a few connections kept open; the answer is CPU microseconds a request.</summary>
        public async Task<double> Load(int requests)
        {
            _process.Refresh();
            var before = _process.TotalProcessorTime;
            await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => Ask(requests / Connections))));
            _process.Refresh();
            return (_process.TotalProcessorTime - before).TotalMicroseconds / requests;
        }

        async Task Ask(int times)
        {
            using var client = new TcpClient { NoDelay = true };
            await client.ConnectAsync(IPAddress.Loopback, new Uri(Address).Port);
            var stream = client.GetStream();
            var request = Encoding.ASCII.GetBytes($"GET {Item} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n");
            var buffer = new byte[64 * 1024];
            var length = 0;
            for (var time = 0; time < times; time++)
            {
                await stream.WriteAsync(request);
                var got = await stream.ReadAsync(buffer);
                length = length > 0 ? length : Whole(buffer.AsSpan(0, got));
                for (; got < length; got += await stream.ReadAsync(buffer)) { }
            }
        }

        /// <summary>Every answer is alike: its headers, and the length they give.</summary>
        static int Whole(ReadOnlySpan<byte> start)
        {
            var head = start.IndexOf("\r\n\r\n"u8);
            var text = Encoding.ASCII.GetString(start[..head]);
            var line = text.Split("\r\n")
                .First(header => header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            return head + 4 + int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
        }

        public void Dispose()
        {
            _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
        }
    }
}
