using System.Diagnostics;
using Cms.Documents;
using Cms.Published;
using Cms.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bench;

/// <summary>How long 10,000 published documents take to be shown after a start, and how little one publication touches.</summary>
static class SnapshotBench
{
    const int Documents = 10_000;
    const int Publications = 9;
    static readonly TimeSpan Promise = TimeSpan.FromSeconds(3);

    public static async Task<int> Run()
    {
        var folder = Directory.CreateTempSubdirectory("bench-snapshot-").FullName;
        await EditorialSite.Fill(folder, Documents);
        await using var site = EditorialSite.Build(folder);
        var snapshots = site.Services.GetRequiredService<SnapshotSource>();
        var first = await Measure("first load of the process", () => snapshots.Reload(default));
        await Measure("loaded again", () => snapshots.Reload(default));
        var allocated = GC.GetTotalMemory(forceFullCollection: true) / 1024 / 1024;
        Console.WriteLine($"{snapshots.Current.Documents.Count:N0} documents, {allocated} MB of managed heap");

        var publish = site.Services.GetRequiredService<PublishDocument>();
        var (walls, read) = (new List<double>(), 0);
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        foreach (var key in await SomeKeys(site.Services))
        {
            var before = snapshots.Current;
            var clock = Stopwatch.StartNew();
            await publish.Run(key, null, null, default);
            walls.Add(clock.Elapsed.TotalMilliseconds);
            read = Math.Max(read, snapshots.Current.RowsNotOf(before));
        }
        walls.Sort();
        Console.WriteLine(
            $"one publication: median {walls[Publications / 2]:F0} ms, worst {walls[^1]:F0} ms; rows read again: {read}"
        );
        process.Refresh();
        Console.WriteLine($"{(process.TotalProcessorTime - cpu).TotalMilliseconds / Publications:F0} ms of processor each");
        Directory.Delete(folder, recursive: true);
        return first.Cpu < Promise && read == 1 ? 0 : 1;
    }

    static async Task<(TimeSpan Wall, TimeSpan Cpu)> Measure(string what, Func<Task> work)
    {
        using var process = Process.GetCurrentProcess();
        var (cpu, clock) = (process.TotalProcessorTime, Stopwatch.StartNew());
        await work();
        process.Refresh();
        var spent = (Wall: clock.Elapsed, Cpu: process.TotalProcessorTime - cpu);
        Console.WriteLine(
            $"{what}: {spent.Wall.TotalSeconds:F2} s, {spent.Cpu.TotalSeconds:F2} s of processor (promise: under {Promise.TotalSeconds} s)"
        );
        return spent;
    }

    static async Task<List<Guid>> SomeKeys(IServiceProvider services)
    {
        await using var db = services.GetRequiredService<CmsStorage>().Open();
        return await db
            .Nodes.Where(node => node.SortOrder > 500)
            .OrderBy(node => node.Id)
            .Take(Publications)
            .Select(node => node.Key)
            .ToListAsync();
    }
}
