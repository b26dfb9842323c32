using System.Diagnostics;
using Foundation.Search;
using Foundation.Storage;

namespace Bench;

/// <summary>
/// Kills a process that writes the index, ten times, at moments of chance, and opens what is left: it holds exactly what its
/// position says, and goes on from there.
/// </summary>
static class CrashBench
{
    const int Kills = 10;

    public static async Task<int> Run()
    {
        var folder = Directory.CreateTempSubdirectory("crash-").FullName;
        var wrong = 0;
        for (var kill = 1; kill <= Kills; kill++)
        {
            using var writer = Process.Start(Environment.ProcessPath!, ["crash-writer", folder]);
            await Task.Delay(Random.Shared.Next(800, 2500));
            writer.Kill();
            await writer.WaitForExitAsync();
            using var index = SearchIndex.Open(new() { Folder = folder });
            var found = index.Search(new() { Scope = [new(ValueSet.KindFacet, "row")] }).Total;
            wrong += found == index.Position.Sequence ? 0 : 1;
            Console.WriteLine($"kill {kill}: position {index.Position}, {found} found");
        }
        Directory.Delete(folder, recursive: true);
        Console.WriteLine(wrong == 0 ? "every time what was found is what the position says" : $"{wrong} times wrong");
        return wrong;
    }

    /// <summary>Row n arrives at position n, and changes an older one that is already there.</summary>
    public static async Task<int> Write(string folder)
    {
        using var index = SearchIndex.Open(
            new()
            {
                Folder = folder,
                CommitEvery = TimeSpan.FromMilliseconds(150),
                Freshness = TimeSpan.FromMilliseconds(20),
            }
        );
        var prose = new Prose(1);
        for (var row = index.Position.Sequence + 1; ; row++)
            await index.Apply([Row(row, prose), Row((row + 1) / 2, prose)], [], new FeedPosition(0, row), CancellationToken.None);
    }

    static ValueSet Row(long number, Prose prose) =>
        new ValueSet(new Guid((int)number, 0, 0, new byte[8]), "row").Text("body", prose.Text(200));
}
