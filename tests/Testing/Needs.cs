using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace Testing;

/// <summary>What a test needs of the machine. On a developer's machine its absence is a skip with a reason; in CI a failure.</summary>
public static class Needs
{
    [DoesNotReturn]
    public static void Missing(string what)
    {
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            Assert.Fail(what);
        Assert.Skip(what);
    }

    /// <summary>The folder of real data beside the repository (or beside a work tree of it), not distributed with it.</summary>
    public static string RealData(string name)
    {
        var beside = Path.Combine("..", "shared", "data", name);
        var folders = new[] { beside, Path.Combine("..", beside) }
            .Select(path => Path.GetFullPath(Path.Combine(Repository.Root, path)))
            .ToList();
        if (folders.Find(Directory.Exists) is { } folder)
            return folder;
        Assert.Skip($"The real data '{name}' is not beside this clone ({folders[0]}).");
        return "";
    }
}
