using Site.Pages;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Site.Sharing;

/// <summary>What the head of a page says to search engines and to who shares its address.</summary>
public sealed class PageMeta(ContentReader read, PublicAddress site, ShareCards cards, PageWords words, StructuredData data)
{
    static readonly (string Culture, string Tag)[] Languages = [("fr-FR", "fr"), ("en-US", "en")];

    /// <param name="Canonical">The one address of this page; null for a page that is none (an error, a search).</param>
    /// <param name="Alternates">The same page in the languages it exists in, itself included.</param>
    /// <param name="Kind">Open Graph's: <c>article</c> or <c>website</c>.</param>
    /// <param name="Json">schema.org, as JSON-LD; null where there is nothing to say.</param>
    public sealed record Head(
        string? Canonical,
        IReadOnlyList<(string Tag, string Url)> Alternates,
        string Kind,
        string Locale,
        string? Description,
        string? Image,
        string? Json
    );

    /// <param name="page">Null for what is not a document.</param>
    /// <param name="image">Chosen by an editor, from the root.</param>
    public Head Of(HttpContext http, IPublishedContent? page, string? image)
    {
        var alternates = http.Response.StatusCode >= 400 ? [] : Alternates(http.Request, page);
        var card = image ?? ((page ?? read.Home) is { } shown ? cards.Of(shown) : null);
        return new(
            alternates.FirstOrDefault(each => each.Culture == read.Culture).Url,
            alternates.Count > 1 ? [.. alternates.Select(each => (each.Tag, each.Url)), ("x-default", alternates[0].Url)] : [],
            page is null || words.IsHome(page) ? "website" : "article",
            read.Culture.Replace('-', '_'),
            page is null ? null : words.Description(page),
            card is null ? null : site.Of(card),
            page is null || alternates.Count == 0 ? null : data.Of(page)
        );
    }

    List<(string Culture, string Tag, string Url)> Alternates(HttpRequest request, IPublishedContent? page) =>
        [
            .. Languages
                .Select(language => (language.Culture, language.Tag, Url: Path(request, page, language)))
                .Where(each => each.Url is not null)
                .Select(each => (each.Culture, each.Tag, site.Of(each.Url + Page(request)))),
        ];

    string? Path(HttpRequest request, IPublishedContent? page, (string Culture, string Tag) language) =>
        page is null ? (language.Tag == "en" ? "/en" : "") + request.Path
        : page.Cultures.ContainsKey(language.Culture) || page.Cultures.ContainsKey("") ? read.Url(page, language.Culture)
        : null;

    /// <summary>The pages of a list are pages; its filters and orders are not.</summary>
    static string Page(HttpRequest request) =>
        int.TryParse(request.Query["page"], out var number) && number > 1
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"?page={number}")
            : "";
}
