using Foundation.Search;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Participation.Geography;
using Participation.Processes;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace Participation.Contributions;

/// <summary>
/// The page of a consultation, for the site's template: <c>@await Component.InvokeAsync("Consultation", new { key })</c>.
/// The list's filters are the query of the page's own address.
/// </summary>
[ViewComponent(Name = "Consultation")]
public sealed class ConsultationPage(
    ProcessCatalog processes,
    ListContributions list,
    Communes communes,
    TypeWords types,
    IPublishedContentCache content,
    IPublishedValueFallback fallback,
    TimeProvider clock
) : ViewComponent
{
    /// <param name="Now">The one instant of this request.</param>
    public sealed record Model(
        Process Process,
        DateTimeOffset Now,
        IHtmlContent? Introduction,
        ContributionFilter Filter,
        ListContributions.Result Found,
        IReadOnlyList<ContributionCard> Cards,
        IReadOnlyList<FacetChoices> Facets,
        string Url
    )
    {
        public int LastPage => Math.Max(1, (Found.Total + ListContributions.PageSize - 1) / ListContributions.PageSize);
    }

    public async Task<IViewComponentResult> InvokeAsync(Guid key)
    {
        var culture = System.Globalization.CultureInfo.CurrentUICulture.Name;
        if (processes.Find(key, culture) is not { } process)
            return Content("");
        var stop = HttpContext.RequestAborted;
        var filter = ContributionFilter.Read(HttpContext.Request.Query);
        var ask = new ListContributions.Ask(process.Id, filter, Seeds.Of(HttpContext, filter.Order));
        var found = await list.Run(ask, stop);
        var highlight = new Highlight(filter.Text);
        var introduction = (await content.GetByIdAsync(key))?.Value<IHtmlEncodedString>(
            fallback,
            "introduction",
            culture,
            fallback: Fallback.ToLanguage
        );
        return View(
            "/Contributions/Pages/Consultation.cshtml",
            new Model(
                process,
                clock.GetUtcNow(),
                introduction?.ToHtmlString() is { Length: > 0 } html ? new HtmlString(html) : null,
                filter,
                found,
                found.Items.Select(item => ContributionCard.Of(item, highlight, communes)).ToList(),
                FacetChoices.Of(found.Facets, filter, process, communes, types),
                HttpContext.Request.PathBase + HttpContext.Request.Path
            )
        );
    }
}
