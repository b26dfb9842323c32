using System.Text.RegularExpressions;
using Xunit;

namespace House.Tests.Files;

/// <summary>Views of the site and of the plugin share one space of names, and one content security policy.</summary>
public sealed partial class ViewTests
{
    static readonly string[] Projects = ["src/Site/", "src/Participation.Plugin/", "src/Cms/"];

    static IReadOnlyList<SourceFile> Views => SourceFile.Below("src", "*.cshtml");

    [Fact]
    public void No_two_views_have_one_relative_path() =>
        Rule.Holds(
            "Razor finds a view by its path inside its project: the second one of that path is never seen.",
            Views
                .GroupBy(view => Relative(view.Path), StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Count() > 1)
                .Select(same => string.Join(" and ", same.Select(view => view.Path)))
        );

    [Fact]
    public void The_plugin_has_no_view_start_at_its_root() =>
        Rule.Holds(
            "It would run for the host's own views.",
            Views.Select(view => view.Path).Where(path => path is "src/Participation.Plugin/_ViewStart.cshtml")
        );

    [Fact]
    public void No_view_has_a_style_or_a_script_inside() =>
        Rule.Holds(
            "The content security policy refuses inline styles, scripts and handlers.",
            Views.SelectMany(view => view.Find(Inline()))
        );

    [Theory]
    [InlineData("<p style=\"color:red\">", true)]
    [InlineData("<script>alert(1)</script>", true)]
    [InlineData("<button onclick=\"go()\">", true)]
    [InlineData("<script type=\"module\" src=\"~/js/a.js\"></script>", false)]
    [InlineData("<script type=\"application/ld+json\">", false)]
    [InlineData("<option value=\"on\" data-on=\"1\">", false)]
    public void What_the_policy_refuses_is_recognised(string html, bool refused) => Assert.Equal(refused, Inline().IsMatch(html));

    static string Relative(string path) =>
        path[Projects.First(project => path.StartsWith(project, StringComparison.Ordinal)).Length..];

    /// <summary>Data blocks (JSON-LD) are not scripts for the policy.</summary>
    [GeneratedRegex(
        """<[a-z][^<>]*\sstyle\s*=|<style\b|<script\b(?![^>]*\b(src\s*=|type\s*=\s*"application/(ld\+)?json"))[^>]*>|<[a-z][^<>]*\son[a-z]+\s*=\s*["'@]""",
        RegexOptions.IgnoreCase,
        5_000
    )]
    private static partial Regex Inline();
}
