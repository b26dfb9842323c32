using System.Text.RegularExpressions;
using Testing;

namespace House.Tests;

/// <summary>A file of the repository, as its rules read it.</summary>
/// <param name="Path">From the repository's root, with slashes.</param>
public sealed record SourceFile(string Path, string Text)
{
    static readonly string[] Made = ["bin", "obj", "node_modules", "App_Data", "TestResults"];

    /// <summary>Files below a folder, what a build makes left aside.</summary>
    /// <param name="pattern">As <c>*.cs</c>.</param>
    public static IReadOnlyList<SourceFile> Below(string folder, string pattern)
    {
        var root = System.IO.Path.Combine(Repository.Root, folder);
        if (!Directory.Exists(root))
            return [];
        return Directory
            .EnumerateFiles(root, pattern, SearchOption.AllDirectories)
            .Select(path => System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Intersect(Made, StringComparer.Ordinal).Any())
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(System.IO.Path.Combine(Repository.Root, path))))
            .ToList();
    }

    public bool IsGenerated => Path.Contains("/Migrations/", StringComparison.Ordinal);

    /// <summary>Where the pattern is found: <c>path:line text</c>.</summary>
    public IEnumerable<string> Find(Regex pattern) =>
        pattern.Matches(Text).Select(match => $"{Path}:{Text.AsSpan(0, match.Index).Count('\n') + 1} {match.Value.Trim()}");
}

static class Rule
{
    /// <summary>Fails with every offence, one a line.</summary>
    public static void Holds(string rule, IEnumerable<string> offences)
    {
        var all = offences.ToList();
        if (all.Count > 0)
            Xunit.Assert.Fail(rule + Environment.NewLine + string.Join(Environment.NewLine, all));
    }
}
