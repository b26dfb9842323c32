using Xunit;

namespace House.Tests.Files;

public sealed class SizeTests
{
    const int MostLines = 300;

    /// <summary>Tests are read one sentence at a time.</summary>
    const int MostLinesOfTests = 400;

    /// <summary>Reviewed: one protocol of locks and commits, which is understood only as a whole.</summary>
    static readonly string[] Longer = ["src/Foundation/Search/SearchIndex.cs"];

    [Fact]
    public void No_source_file_is_too_long_to_be_read_at_once()
    {
        string[] patterns = ["*.cs", "*.cshtml", "*.js", "*.ts"];
        string[] folders = ["src", "tests", "bench"];
        var files = folders.SelectMany(folder => patterns.SelectMany(pattern => SourceFile.Below(folder, pattern))).ToList();
        Assert.NotEmpty(files);
        Rule.Holds(
            $"Past {MostLines} lines ({MostLinesOfTests} for tests) a file has more than one subject.",
            files
                .Where(file =>
                    !file.IsGenerated
                    && !Longer.Contains(file.Path, StringComparer.Ordinal)
                    && file.Text.AsSpan().Count('\n')
                        > (file.Path.StartsWith("tests/", StringComparison.Ordinal) ? MostLinesOfTests : MostLines)
                )
                .Select(file => $"{file.Path}: {file.Text.AsSpan().Count('\n')}")
        );
    }
}
