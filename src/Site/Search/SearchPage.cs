using System.Globalization;
using Foundation.Search;
using Microsoft.AspNetCore.Html;
using Participation.Contributions;
using Participation.Pages;
using Site.Pages;

namespace Site.Search;

/// <summary>One search over pages and contributions: <c>/search?q=&amp;kind=&amp;page=</c>.</summary>
public sealed class SearchPage(
    SearchIndex index,
    PageSearch pages,
    PageText text,
    ListContributions contributions,
    ContentReader read
)
{
    public const int PageSize = 20;
    const int LongestText = 200;
    const int LastPage = 100;
    const int ExcerptLength = 240;

    public static readonly string[] Kinds = [PageSearch.PageKind, Contribution.Kind];

    /// <param name="Kind">The one chosen; null for all.</param>
    /// <param name="Found">Null before anything is sought.</param>
    public sealed record Model(string? Text, string? Kind, int Page, SearchResult? Found, IReadOnlyList<Hit> Hits)
    {
        public int LastPage => Math.Clamp(((Found?.Total ?? 0) + PageSize - 1) / PageSize, 1, SearchPage.LastPage);

        public int Count(string kind) =>
            Found?.Facets[ValueSet.KindFacet].FirstOrDefault(count => count.Value == kind).Count ?? 0;

        public string Url(string? kind, int page = 1) =>
            "?q="
            + Uri.EscapeDataString(Text ?? "")
            + (kind is null ? "" : "&kind=" + kind)
            + (page > 1 ? "&page=" + page.ToString(CultureInfo.InvariantCulture) : "");
    }

    /// <param name="Contribution">Null for a page.</param>
    /// <param name="Url">From the root, language included; for a contribution through the view's own base path.</param>
    public sealed record Hit(
        string Kind,
        string Url,
        IHtmlContent Title,
        IHtmlContent Excerpt,
        ListContributions.Item? Contribution
    );

    internal static async Task<IResult> Http(SearchPage page, HttpRequest request) =>
        new View("/Search/Search.cshtml", await page.Run(request, request.HttpContext.RequestAborted));

    async Task<Model> Run(HttpRequest request, CancellationToken stop)
    {
        var sought = CheckForm.Clean(request.Query["q"].ToString());
        sought = sought[..Math.Min(sought.Length, LongestText)];
        var kind = Kinds.FirstOrDefault(known => known == request.Query["kind"]);
        var page = int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? Math.Clamp(asked, 1, LastPage)
            : 1;
        if (sought.Length == 0)
            return new(null, kind, 1, null, []);
        var found = index.Search(Query(sought, kind, page));
        return new(sought, kind, page, found, await Hits(found, new Highlight(sought), request.PathBase, stop));
    }

    SearchQuery Query(string sought, string? kind, int page) =>
        new()
        {
            Text = sought,
            Scope =
            [
                new FacetFilter(ValueSet.KindFacet, Kinds),
                new FacetFilter(PageSearch.Culture, [.. PageSearch.Cultures.Where(culture => culture != read.Culture)])
                {
                    Excluded = true,
                },
            ],
            Filters = kind is null ? [] : [new FacetFilter(ValueSet.KindFacet, kind)],
            Facets = [ValueSet.KindFacet],
            Skip = (page - 1) * PageSize,
            Take = PageSize,
        };

    async Task<IReadOnlyList<Hit>> Hits(SearchResult found, Highlight highlight, string language, CancellationToken stop)
    {
        var written = (await contributions.Load(found.Ids, stop)).ToDictionary(item => item.Id);
        return
        [
            .. found
                .Ids.Select(id => written.TryGetValue(id, out var item) ? Of(item, highlight, language) : Of(id, highlight))
                .OfType<Hit>(),
        ];
    }

    static Hit Of(ListContributions.Item item, Highlight highlight, string language) =>
        new(
            Contribution.Kind,
            $"{language}/contributions/{item.Id}",
            highlight.Mark(item.Title.Length > 0 ? item.Title : FirstWords.Of(item.Body)),
            highlight.Excerpt(item.Body, ExcerptLength),
            item
        );

    Hit? Of(Guid id, Highlight highlight) =>
        pages.Find(id) is var (document, culture) && read.Url(document, culture) is { } url
            ? new Hit(
                PageSearch.PageKind,
                url,
                highlight.Mark(document.Cultures[culture].Name),
                highlight.Excerpt(text.Of(document, culture), ExcerptLength),
                null
            )
            : null;
}
