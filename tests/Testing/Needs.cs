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

    /// <summary>The folder of real data beside the repository, not distributed with it.</summary>
    public static string RealData(string name)
    {
        var folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", name));
        if (!Directory.Exists(folder))
            Assert.Skip($"The real data '{name}' is not beside this clone ({folder}).");
        return folder;
    }
}
