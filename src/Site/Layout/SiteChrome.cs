using Microsoft.Extensions.Localization;
using Site.Demo;
using Site.Pages;
using Site.Words;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Site.Layout;

/// <summary>What surrounds every page, in the reader's language: the site's name, its menu, its footer.</summary>
public sealed class SiteChrome(
    ContentReader read,
    IStringLocalizer<SiteWords> words,
    IConfiguration settings,
    IHostEnvironment host
)
{
    /// <param name="Name">What the link says.</param>
    /// <param name="Url">A path from the root, language included.</param>
    /// <param name="Current">Whether the page shown is this one, or below it.</param>
    public sealed record Link(string Name, string Url, bool Current);

    /// <summary>The same page in another language.</summary>
    public sealed record Language(string Name, string Short, string Tag, string Url);

    /// <summary>A banner then says that all is invented.</summary>
    public bool IsDemo => DemoRoom.IsWanted(settings, host);

    public string Name => FromHome("siteName") ?? words["SiteName"];

    public string Tagline => FromHome("siteTagline") ?? words["SiteTagline"];

    public string FooterText => FromHome("siteFooter") ?? words["SiteFooter"];

    public string? LogoUrl => read.Home is { } home && read.PickedOne(home, "siteLogo") is { } logo ? read.MediaUrl(logo) : null;

    public string HomeUrl => read.Home is { } home && read.Url(home) is { } url ? url : "/";

    public IReadOnlyList<Link> Menu(HttpRequest request) => ChildrenOfHome(request, page => !read.Flag(page, "hideFromMenu"));

    public IReadOnlyList<Link> Legal(HttpRequest request) => ChildrenOfHome(request, page => read.Flag(page, "showInFooter"));

    /// <summary>The other language of this page: of its document when it has one, otherwise of the same path.</summary>
    public Language Other(HttpRequest request, IPublishedContent? page)
    {
        var english = read.Culture.StartsWith("en", StringComparison.Ordinal);
        var (culture, prefix) = english ? ("fr-FR", "") : ("en-US", "/en");
        var url = page is null
            ? prefix + request.Path + request.QueryString
            : read.Url(page, culture) ?? (read.Home is { } home ? read.Url(home, culture) : null) ?? prefix + "/";
        return english ? new("Français", "FR", "fr", url) : new("English", "EN", "en", url);
    }

    private string? FromHome(string alias) =>
        read.Home is { } home && read.Text(home, alias) is { Length: > 0 } text ? text : null;

    private IReadOnlyList<Link> ChildrenOfHome(HttpRequest request, Func<IPublishedContent, bool> wanted)
    {
        if (read.Home is not { } home)
            return [];
        var path = (request.PathBase + request.Path).Value ?? "/";
        return
        [
            .. read.Children(home)
                .Where(wanted)
                .Select(page => (Name: read.Name(page), Url: read.Url(page) ?? "/"))
                .Select(page => new Link(page.Name, page.Url, IsAtOrBelow(path, page.Url))),
        ];
    }

    private static bool IsAtOrBelow(string path, string url) =>
        path.TrimEnd('/').Equals(url.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
        || path.StartsWith(url.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase);
}
