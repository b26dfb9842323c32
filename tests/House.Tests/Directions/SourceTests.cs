using System.Text.RegularExpressions;
using Xunit;

namespace House.Tests.Directions;

/// <summary>Directions that are read in the sources, because words count there and not only references.</summary>
public sealed partial class SourceTests
{
    /// <summary>They choose or open a database: the composition, the commands that copy its file.</summary>
    static readonly string[] MayNameProviders = ["src/Site/Program.cs", "src/Site/SiteComposition.cs"];

    /// <summary>Reviewed: the name of a backup, where no clock is at hand and no rule depends on it.</summary>
    static readonly string[] MayReadTheClock = ["src/Foundation/Storage/SchemaUpgrade.cs"];

    [Fact]
    public void The_engine_never_says_participation() =>
        Rule.Holds(
            "src/Cms is a CMS: what it says about participation belongs to the plugin or to Site.",
            SourceFile
                .Below("src/Cms", "*.cs")
                .Concat(SourceFile.Below("src/Cms", "*.cshtml"))
                .Concat(SourceFile.Below("src/Cms", "*.resx"))
                .SelectMany(file => file.Find(Participation()))
        );

    [Fact]
    public void Foundation_says_neither_Umbraco_nor_participation() =>
        Rule.Holds(
            "Foundation serves both and owns neither.",
            SourceFile.Below("src/Foundation", "*.cs").SelectMany(file => file.Find(NamesAbove()))
        );

    [Fact]
    public void Only_storage_names_a_database_provider() =>
        Rule.Holds(
            "Only Storage folders and the composition name a database provider.",
            SourceFile
                .Below("src", "*.cs")
                .Where(file => !file.Path.Contains("/Storage/", StringComparison.Ordinal))
                .Where(file => !MayNameProviders.Contains(file.Path, StringComparer.Ordinal))
                .SelectMany(file => file.Find(Provider()))
        );

    [Fact]
    public void No_view_names_a_database() =>
        Rule.Holds("Pages call verbs.", SourceFile.Below("src", "*.cshtml").SelectMany(file => file.Find(Database())));

    [Fact]
    public void Statements_that_pass_the_write_gate_by_are_inside_a_transaction() =>
        Rule.Holds(
            "ExecuteUpdate and ExecuteDelete bypass the write gate unless inside InTransaction; a contract whose callers open it says so in its comment.",
            SourceFile
                .Below("src", "*.cs")
                .Where(file => !InTransaction().IsMatch(file.Text))
                .SelectMany(file => file.Find(Bypass()))
        );

    [Fact]
    public void Time_comes_in_through_TimeProvider() =>
        Rule.Holds(
            "Take a TimeProvider: a test must be able to move the clock.",
            SourceFile
                .Below("src", "*.cs")
                .Concat(SourceFile.Below("src", "*.cshtml"))
                .Where(file => !MayReadTheClock.Contains(file.Path, StringComparer.Ordinal))
                .SelectMany(file => file.Find(Clock()))
        );

    [GeneratedRegex("participation", RegexOptions.IgnoreCase, 5_000)]
    private static partial Regex Participation();

    [GeneratedRegex(@"(?<!@)\b(Umbraco|Participation)\b[^\n]*", RegexOptions.IgnoreCase, 5_000)]
    private static partial Regex NamesAbove();

    [GeneratedRegex(
        @"\bNpgsql\w*|\bMicrosoft\.Data\.Sqlite\b|\bUse(Sqlite|Npgsql)\b|\bSqliteConnection\w*",
        RegexOptions.None,
        5_000
    )]
    private static partial Regex Provider();

    [GeneratedRegex(@"\b(Participation|Cms)Db\b|\bDbContext\b|EntityFrameworkCore", RegexOptions.None, 5_000)]
    private static partial Regex Database();

    [GeneratedRegex(@"\bExecute(Update|Delete)(Async)?\b", RegexOptions.None, 5_000)]
    private static partial Regex Bypass();

    [GeneratedRegex(@"\bInTransaction\b|\binside\b[^.]{0,40}\btransaction", RegexOptions.IgnoreCase, 5_000)]
    private static partial Regex InTransaction();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b", RegexOptions.None, 5_000)]
    private static partial Regex Clock();
}
