using Foundation.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Participation.Contributions;
using Participation.Geography;
using Participation.Processes;

namespace Participation.OpenData;

/// <summary>
/// Four charts of exactly what the list's filters show: over time, by section, by commune, by support. Counted by the
/// index alone. <c>@await Component.InvokeAsync("Charts", new { process, filter })</c>; nothing when nothing is found.
/// </summary>
[ViewComponent(Name = "Charts")]
public sealed class Charts(SearchIndex index, Communes communes, IStringLocalizer<OpenDataRoom> words) : ViewComponent
{
    public sealed record Model(int Total, Timeline? Time, Bars Sections, Bars Communes, Bars Support);

    public IViewComponentResult Invoke(Process process, ContributionFilter filter)
    {
        var found = index.Search(Query(process.Id, filter));
        return found.Total == 0 ? Content("") : View("/OpenData/Pages/Charts.cshtml", Of(found, process, filter));
    }

    /// <summary>
    /// The filters narrow the scope: in the list a facet's counts ignore its own filter, in a chart every figure follows
    /// every filter, and adds up to the list's total.
    /// </summary>
    static SearchQuery Query(Guid processId, ContributionFilter filter)
    {
        var list = ListContributions.ToQuery(
            new ListContributions.Ask(processId, filter, Seed: 0)
            {
                Take = 0,
                Facets = [ContributionSearch.Day, ContributionSearch.Section, ContributionSearch.Commune],
                Sums = true,
            }
        );
        return list with { Scope = [.. list.Scope, .. list.Filters], Filters = [] };
    }

    Model Of(SearchResult found, Process process, ContributionFilter filter) =>
        new(
            found.Total,
            Timeline.Of(found.Facets[ContributionSearch.Day]),
            ByFacet(found, ContributionSearch.Section, filter, value => process.SectionTitle(value) ?? value, RankIn(process)),
            ByFacet(found, ContributionSearch.Commune, filter, value => communes.Find(value)?.Name ?? value, _ => 0),
            BySupport(found.Sums)
        );

    /// <summary>Sections as the editors ordered them; those of an import, which only have a name, after.</summary>
    static Func<string, int> RankIn(Process process) =>
        value => process.Sections.TakeWhile(section => section.Identifier != value).Count();

    Bars ByFacet(SearchResult found, string facet, ContributionFilter filter, Func<string, string> name, Func<string, int> rank)
    {
        var counted = found.Facets[facet];
        var rows = counted
            .OrderBy(count => rank(count.Value))
            .Select(count => new Bars.Row(name(count.Value), count.Count, ListWith(filter.With(facet, count.Value)), Fill: null))
            .ToList();
        var without = found.Total - counted.Sum(count => count.Count);
        return new(rows, without > 0 ? new Bars.Row(words[$"Without.{facet}"], without, Url: null, Fill: null) : null);
    }

    Bars BySupport(IReadOnlyDictionary<string, long> sums) =>
        new(
            [
                .. new[] { ContributionSearch.Agree, ContributionSearch.Mixed, ContributionSearch.Disagree }.Select(
                    opinion => new Bars.Row(words[$"Opinion.{opinion}"], sums[opinion], Url: null, $"fill-{opinion}")
                ),
            ],
            Without: null
        );

    string ListWith(ContributionFilter filter) =>
        HttpContext.Request.PathBase + HttpContext.Request.Path + filter.ToQuery() + "#contributions";
}
