using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Bench;

/// <summary>A server in a process of its own, so that the client's work does not count; the answer is CPU time a request.</summary>
sealed class MeasuredServer : IDisposable
{
    const int Connections = 8;
    readonly Process _process;

    MeasuredServer(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    /// <param name="words">What the process is told: a command that says its address and serves until it is killed.</param>
    public static async Task<MeasuredServer> Start(params string[] words)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(MeasuredServer).Assembly.Location);
        foreach (var word in words)
            start.ArgumentList.Add(word);
        var process = Process.Start(start)!;
        var address =
            await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new(process, address);
    }

    /// <summary>Asks these paths in turn on a few connections kept open.</summary>
    /// <returns>CPU microseconds a request.</returns>
    public async Task<double> Load(int requests, IReadOnlyList<string> paths, string accept = "application/json")
    {
        _process.Refresh();
        var before = _process.TotalProcessorTime;
        await Task.WhenAll(
            Enumerable.Range(0, Connections).Select(first => Task.Run(() => Ask(requests / Connections, first, paths, accept)))
        );
        _process.Refresh();
        return (_process.TotalProcessorTime - before).TotalMicroseconds / requests;
    }

    /// <summary>The middle of several rounds in which both are asked in turn: whatever else the machine does, it does to both.</summary>
    /// <returns>CPU of one against the other, and the CPU of each in the last round.</returns>
    public static async Task<(double Ratio, double One, double Other)> Compare(
        MeasuredServer one,
        IReadOnlyList<string> ofOne,
        MeasuredServer other,
        IReadOnlyList<string> ofOther,
        string accept = "application/json"
    )
    {
        const int rounds = 5;
        const int requests = 16_000;
        await one.Load(requests, ofOne, accept);
        await other.Load(requests, ofOther, accept);
        var ratios = new List<double>();
        var (a, b) = (0.0, 0.0);
        for (var round = 0; round < rounds; round++)
        {
            (a, b) = (await one.Load(requests, ofOne, accept), await other.Load(requests, ofOther, accept));
            ratios.Add(a / b);
        }
        ratios.Sort();
        return (ratios[rounds / 2], a, b);
    }

    async Task Ask(int times, int first, IReadOnlyList<string> paths, string accept)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, new Uri(Address).Port);
        var stream = client.GetStream();
        var requests = paths
            .Select(path => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\n\r\n"))
            .ToArray();
        var buffer = new byte[1024 * 1024];
        for (var time = 0; time < times; time++)
        {
            await stream.WriteAsync(requests[(first + time) % requests.Length]);
            var got = await stream.ReadAsync(buffer);
            var length = Whole(buffer.AsSpan(0, got));
            while (got < length)
                got += await stream.ReadAsync(buffer.AsMemory(got));
        }
    }

    /// <summary>The length of an answer: its headers, and what they say of the rest.</summary>
    static int Whole(ReadOnlySpan<byte> start)
    {
        var head = start.IndexOf("\r\n\r\n"u8);
        var text = Encoding.ASCII.GetString(start[..head]);
        if (!text.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
            throw new InvalidOperationException(text);
        var line = text.Split("\r\n").First(header => header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return head + 4 + int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
