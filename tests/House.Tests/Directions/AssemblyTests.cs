using System.Text.RegularExpressions;
using Testing;
using Xunit;

namespace House.Tests.Directions;

/// <summary>Who may name whom, from HOUSE.md, read in the compiled assemblies.</summary>
public sealed class AssemblyTests
{
    /// <summary>The assembly of the package Umbraco.Cms.Core.</summary>
    const string Umbraco = "Umbraco.Core";

    static readonly string Allowlist = Path.Combine(Repository.Root, "tests/House.Tests/umbraco-members.txt");

    /// <summary>They compile and reach StaticServiceProvider or Core's own service graph, which nobody registers (UMBRACO-CORE.md).</summary>
    static readonly Regex Banned = new(
        """
        StaticServiceProvider
        |DependencyInjection\.UmbracoBuilder\b
        |PublishedContentTypeFactory|\bPublishedValueFallback\b|Routing\.UrlProvider\b
        |PublishedContentBase::get_Children
        |::Breadcrumbs\(|::UrlSegment\(
        |::Ancestors(OrSelf)?\(IPublishedContent(,\s(Int32|String))?\)
        |::AncestorOrSelf\(IPublishedContent(,\s(Int32|String))?\)
        """,
        RegexOptions.IgnorePatternWhitespace,
        TimeSpan.FromSeconds(5)
    );

    [Fact]
    public void The_plugin_knows_the_CMS_by_Umbraco_Cms_Core_alone()
    {
        using var plugin = AssemblyMetadata.Of("Participation.Plugin");
        Assert.Contains(Umbraco, plugin.References);
        Rule.Holds(
            "The plugin must run on a stock Umbraco: of the CMS it references Umbraco.Cms.Core and nothing else.",
            plugin.References.Where(name =>
                name is "Cms" or "Site" || (name.StartsWith("Umbraco", StringComparison.Ordinal) && name != Umbraco)
            )
        );
    }

    [Fact]
    public void The_plugin_uses_only_the_reviewed_members_of_Umbraco()
    {
        using var plugin = AssemblyMetadata.Of("Participation.Plugin");
        var allowed = File.ReadAllLines(Allowlist)
            .Where(line => line.Length > 0 && line[0] != '#')
            .ToHashSet(StringComparer.Ordinal);
        Rule.Holds(
            "Our engine implements only part of Umbraco's contracts. Make it implement these, then add them to umbraco-members.txt.",
            plugin.Uses(Umbraco).Where(use => !allowed.Contains(use))
        );
    }

    [Fact]
    public void The_list_of_reviewed_members_has_no_banned_and_no_forgotten_one()
    {
        using var plugin = AssemblyMetadata.Of("Participation.Plugin");
        var used = plugin.Uses(Umbraco).ToHashSet(StringComparer.Ordinal);
        var allowed = File.ReadAllLines(Allowlist).Where(line => line.Length > 0 && line[0] != '#').ToList();
        Rule.Holds("Banned by UMBRACO-CORE.md.", allowed.Concat(used).Where(use => Banned.IsMatch(use)));
        Rule.Holds(
            "Nobody uses these any more: remove them from umbraco-members.txt.",
            allowed.Where(use => !used.Contains(use))
        );
    }

    [Theory]
    [InlineData("Umbraco.Cms.Core.PublishedContentExtensions::Ancestors(IPublishedContent)")]
    [InlineData("Umbraco.Extensions.PublishedContentExtensions::AncestorOrSelf(IPublishedContent, Int32)")]
    [InlineData("Umbraco.Extensions.PublishedContentExtensions::UrlSegment(IPublishedContent, String)")]
    [InlineData("Umbraco.Cms.Core.DependencyInjection.StaticServiceProvider::get_Instance()")]
    public void What_reaches_the_static_service_provider_is_recognised(string use) => Assert.Matches(Banned, use);

    [Theory]
    [InlineData("Foundation")]
    [InlineData("Cms")]
    public void Nothing_below_the_site_references_the_plugin(string assembly)
    {
        using var lower = AssemblyMetadata.Of(assembly);
        Rule.Holds($"{assembly} stands below.", lower.References.Where(name => name is "Participation.Plugin" or "Site"));
    }

    [Fact]
    public void Foundation_knows_neither_Umbraco_nor_the_engine()
    {
        using var foundation = AssemblyMetadata.Of("Foundation");
        Rule.Holds(
            "Foundation stands below both.",
            foundation.References.Where(name => name is "Cms" || name.StartsWith("Umbraco", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("Cms")]
    [InlineData("Participation.Plugin")]
    [InlineData("Site")]
    public void Only_Foundation_names_Lucene_and_NetVips(string assembly)
    {
        using var upper = AssemblyMetadata.Of(assembly);
        Rule.Holds(
            "Search and pictures are asked from Foundation.",
            upper.References.Where(name =>
                name.StartsWith("Lucene", StringComparison.Ordinal) || name.StartsWith("NetVips", StringComparison.Ordinal)
            )
        );
    }
}
