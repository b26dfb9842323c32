using System.Globalization;
using Cms.Preview;
using Cms.Published;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Participation.Pages;

namespace Site.Pages;

/// <summary>
/// What no other endpoint answers is a content address: the document there is shown by the view named after its type,
/// at one address only.
/// </summary>
public sealed class ServeContent(SnapshotSource snapshots, ContentReader read, ICompositeViewEngine views)
{
    /// <summary>Umbraco's property for a document that only leads to another.</summary>
    const string LeadsTo = "umbracoRedirect";

    public IResult Answer(HttpRequest request)
    {
        var snapshot = snapshots.Current;
        var culture = snapshot.CultureOf(CultureInfo.CurrentUICulture.Name);
        var path = request.Path.Value ?? "/";
        if (Draft(request, snapshot) is { } draft)
            return Template(draft) is { } shown ? new View(shown, new ContentPage(draft, culture)) : NotFound();
        if (snapshot.Routes.Find(culture, path) is not { } found || snapshot.Routes.PathOf(found, culture) is not { } canonical)
            return snapshot.MovedTo(culture, path) is { } moved
                ? Results.Redirect(moved + request.QueryString, permanent: true)
                : NotFound();
        if (canonical != path)
            return Results.Redirect(request.PathBase.ToUriComponent() + canonical + request.QueryString, permanent: true);
        var page = snapshot.Documents.GetValueOrDefault(found.Key, found); // a preview has the addresses of what is published
        if (read.PickedOne(page, LeadsTo) is { } target && read.Url(target, culture) is { } elsewhere)
            return Results.Redirect(elsewhere);
        return Template(page) is { } view ? new View(view, new ContentPage(page, culture)) : NotFound();
    }

    /// <summary>In a preview, a page that was never published has no address yet: its key stands for one.</summary>
    static PublishedNode? Draft(HttpRequest request, Snapshot snapshot) =>
        PreviewRoom.IsOn(request.HttpContext) && Guid.TryParse(request.Path.Value?.Trim('/'), out var key)
            ? snapshot.Documents.GetValueOrDefault(key)
            : null;

    public static IResult NotFound() => new View("/Templates/404.cshtml", new object(), StatusCodes.Status404NotFound);

    /// <summary>A document whose type has no view is part of other pages, and not a page.</summary>
    string? Template(PublishedNode page)
    {
        foreach (var alias in (string?[])[page.Template, page.ContentType.Alias])
            if (
                alias is not null
                && views.GetView(null, $"/Templates/{alias}.cshtml", isMainPage: true) is { Success: true, View: var found }
            )
                return found.Path;
        return null;
    }
}
