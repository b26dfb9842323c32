using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace Participation.Petitions;

/// <summary>
/// The page of a right of petition, for the site's template: its rules in words, and the petitions filed.
/// <c>@await Component.InvokeAsync("Petitions", new { key })</c>. Filters are the query of the page's own address.
/// </summary>
[ViewComponent(Name = "Petitions")]
public sealed class PetitionsPage(
    PetitionProcesses processes,
    ListPetitions list,
    IPublishedContentCache content,
    IPublishedValueFallback fallback,
    TimeProvider clock
) : ViewComponent
{
    /// <param name="Now">The one instant of this request.</param>
    public sealed record Model(
        PetitionProcess Process,
        IHtmlContent? Introduction,
        PetitionFilter Filter,
        ListPetitions.Result Found,
        DateTimeOffset Now,
        string Url
    )
    {
        public int LastPage => Math.Max(1, (Found.Total + ListPetitions.PageSize - 1) / ListPetitions.PageSize);
    }

    public async Task<IViewComponentResult> InvokeAsync(Guid key)
    {
        if (processes.Find(key) is not { } process)
            return Content("");
        var filter = PetitionFilter.Read(HttpContext.Request.Query);
        var found = await list.Run(process.Id, filter, ListPetitions.PageSize, HttpContext.RequestAborted);
        var introduction = (await content.GetByIdAsync(key))?.Value<IHtmlEncodedString>(
            fallback,
            "introduction",
            System.Globalization.CultureInfo.CurrentUICulture.Name,
            fallback: Fallback.ToLanguage
        );
        return View(
            "/Petitions/Pages/Petitions.cshtml",
            new Model(
                process,
                introduction?.ToHtmlString() is { Length: > 0 } html ? new HtmlString(html) : null,
                filter,
                found,
                clock.GetUtcNow(),
                HttpContext.Request.PathBase + HttpContext.Request.Path
            )
        );
    }
}
