using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Strings;

namespace Cms.Documents;

/// <summary>Makes the part of an address that is a document's own, by Umbraco's rule for names.</summary>
public sealed class UrlSegments
{
    /// <summary>An editor who writes this property decides the segment, as in Umbraco.</summary>
    const string ChosenByEditor = "umbracoUrlName";

    public DefaultShortStringHelper Strings { get; } =
        new(new DefaultShortStringHelperConfig().WithDefault(new RequestHandlerSettings()));

    /// <summary>A segment no sibling has: the second "Projet" is `projet-2`.</summary>
    /// <param name="tryTake">Reserves a segment; false when a sibling has it.</param>
    public string Of(NodeContent content, string culture, Func<string, bool> tryTake)
    {
        var segment = Strings.CleanStringForUrlSegment(Wished(content, culture), culture.Length == 0 ? null : culture);
        if (segment.Length == 0)
            segment = "-";
        var unique = segment;
        for (var number = 2; !tryTake(unique); number++)
            unique = $"{segment}-{number}";
        return unique;
    }

    /// <summary>What the segment is made from: while this does not change, a published address does not either.</summary>
    public static string Wished(NodeContent content, string culture) =>
        content.Value(ChosenByEditor, culture) ?? content.Value(ChosenByEditor) ?? content.AnyName(culture);
}
