using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Site.Tests.Crash;

/// <summary>The real program in a process of its own, on a data folder; it can be killed as a power cut would.</summary>
sealed partial class SiteProcess : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    readonly Process _process;
    readonly StringBuilder _said = new();
    readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    SiteProcess(Process process) => _process = process;

    public Uri Address => _address.Task.Result;

    /// <summary>Returns once <c>/health</c> says that the index follows the feed.</summary>
    public static async Task<SiteProcess> Start(string data, CancellationToken stop)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Site.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Site__Data"] = data;
        start.Environment["Site__Demo"] = "false";
        var site = new SiteProcess(Process.Start(start) ?? throw new InvalidOperationException("dotnet is not in the path."));
        site.Listen();
        try
        {
            await site.Ready(stop);
        }
        catch (Exception failed) when (failed is TimeoutException or InvalidOperationException)
        {
            await site.DisposeAsync();
            throw new InvalidOperationException("The site did not start. It said:\n" + site._said, failed);
        }
        return site;
    }

    void Listen()
    {
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    void Hear(string? line)
    {
        lock (_said)
            _said.AppendLine(line);
        if (line is not null && Bound().Match(line) is { Success: true } bound)
            _address.TrySetResult(new Uri(bound.Groups[1].Value));
    }

    async Task Ready(CancellationToken stop)
    {
        using var client = new HttpClient();
        var health = new Uri(await _address.Task.WaitAsync(Patience, stop), "/health");
        for (var begun = Stopwatch.StartNew(); begun.Elapsed < Patience; await Task.Delay(50, stop))
            using (var answer = await client.GetAsync(health, stop))
                if (answer.IsSuccessStatusCode)
                    return;
        throw new TimeoutException();
    }

    /// <summary>SIGKILL: nothing of the program runs after it.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Kill();
        _process.Dispose();
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Bound();
}
