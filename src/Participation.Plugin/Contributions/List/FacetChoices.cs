using Foundation.Search;
using Participation.FollowUp;
using Participation.Geography;
using Participation.Processes;

namespace Participation.Contributions;

/// <summary>A filter as the page shows it: its values in words, with how many each would leave.</summary>
public sealed record FacetChoices(string Facet, IReadOnlyList<FacetChoices.Choice> Choices)
{
    /// <param name="Value">As in the address.</param>
    /// <param name="Words">Null for a status, which the page draws as a badge.</param>
    public sealed record Choice(string Value, string? Words, FollowUpStatus? Status, int Count, bool IsChosen);

    /// <summary>Filters with nothing to choose between are left out.</summary>
    public static IReadOnlyList<FacetChoices> Of(
        IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> counts,
        ContributionFilter filter,
        Process process,
        Communes communes,
        TypeWords types
    ) =>
        ContributionFilter
            .Facets.Select(facet => new FacetChoices(
                facet,
                InOrder(facet, counts.GetValueOrDefault(facet) ?? [], filter, process, communes, types)
            ))
            .Where(facet => facet.Choices.Count > 1 || facet.Choices.Any(choice => choice.IsChosen))
            .ToList();

    static IReadOnlyList<Choice> InOrder(
        string facet,
        IReadOnlyList<FacetCount> counts,
        ContributionFilter filter,
        Process process,
        Communes communes,
        TypeWords types
    )
    {
        var chosen = filter.Values(facet);
        // A value that the other filters emptied stays visible, or it could not be taken back.
        var gone = chosen.Where(value => counts.All(count => count.Value != value)).Select(value => new FacetCount(value, 0));
        return counts
            .Concat(gone)
            .Select(count => new Choice(
                count.Value,
                InWords(facet, count.Value, process, communes, types),
                facet == ContributionSearch.Status && Enum.TryParse<FollowUpStatus>(count.Value, out var status) ? status : null,
                count.Count,
                chosen.Contains(count.Value, StringComparer.Ordinal)
            ))
            .OrderBy(choice => Rank(facet, choice.Value, process))
            .ToList();
    }

    /// <summary>Sections keep the editors' order; the others come most numerous first, as counted.</summary>
    static int Rank(string facet, string value, Process process) =>
        facet == ContributionSearch.Section ? process.Sections.TakeWhile(section => section.Identifier != value).Count() : 0;

    static string? InWords(string facet, string value, Process process, Communes communes, TypeWords types) =>
        facet switch
        {
            ContributionSearch.Type => types.Name(value),
            ContributionSearch.Section => process.SectionTitle(value),
            ContributionSearch.Commune => communes.Find(value)?.Name ?? value,
            ContributionSearch.Status => null,
            _ => value,
        };
}
