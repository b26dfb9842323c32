using System.Diagnostics;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Testing;
using Xunit;

namespace Participation.Tests.Imports;

/// <summary>
/// Timed by hand, since it takes a minute: <c>IMPORT_ROWS=FOLDER</c> names a folder with <c>map.json</c> and its files
/// (<c>docs/imports.md</c> says how to make one).
/// </summary>
public sealed class LargeImportTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_hundred_thousand_rows_take_less_than_two_minutes_while_the_site_writes(DatabaseProvider provider)
    {
        if (Environment.GetEnvironmentVariable("IMPORT_ROWS") is not { } folder)
        {
            Assert.Skip("IMPORT_ROWS names no folder of rows to time.");
            return;
        }
        await using var desk = await ImportDesk.Open(provider);
        using var end = new CancellationTokenSource();
        var site = Task.Run(() => WriteBeside(desk, end.Token), Stop);
        var watch = Stopwatch.StartNew();

        var report = await desk.Csv(folder, Path.Combine(folder, "map.json"));

        var seconds = watch.Elapsed.TotalSeconds;
        await end.CancelAsync();
        var waits = await site;
        TestContext.Current.SendDiagnosticMessage(
            $"{provider}: {report.Taken.Values.Sum()} rows in {seconds:N1} s, CPU {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:N0} s; {waits.Count} writes beside, median {waits[waits.Count / 2]:N0} ms, longest {waits[^1]:N0} ms"
        );
        Assert.Empty(report.Refused);
        Assert.InRange(seconds, 0, 120);
    }

    /// <summary>Writes as a site of another process does: through a gate of its own.</summary>
    static async Task<List<double>> WriteBeside(ImportDesk desk, CancellationToken end)
    {
        using var store = desk.Beside();
        var waits = new List<double> { 0 };
        while (!end.IsCancellationRequested)
        {
            var watch = Stopwatch.StartNew();
            await using var db = store.Open();
            db.Announce("beside", Guid.NewGuid());
            await db.SaveChangesAsync(CancellationToken.None);
            waits.Add(watch.Elapsed.TotalMilliseconds);
            await Task.Delay(50, CancellationToken.None);
        }
        waits.Sort();
        return waits;
    }
}
