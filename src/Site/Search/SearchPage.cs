using System.Globalization;
using Foundation.Search;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using Participation.Pages;
using Site.Editorial;
using Site.Finder;
using Site.Pages;

namespace Site.Search;

/// <summary>One search over pages, documents and what people wrote: <c>/search?q=&amp;kind=&amp;page=</c>.</summary>
public sealed class SearchPage(
    SearchIndex index,
    PageSearch pages,
    IEnumerable<IShowFound> rooms,
    FindCompetence finder,
    MatchTerm terms,
    DidYouMean meant,
    ContentReader read,
    IStringLocalizer<SearchWords> words
)
{
    public const int PageSize = 20;

    /// <summary>Characters that are read of what was typed.</summary>
    public const int LongestText = 200;
    const int LastPage = 100;
    const int ExcerptLength = 240;

    /// <param name="Kind">The one chosen; null for all.</param>
    /// <param name="Found">Null before anything is sought.</param>
    /// <param name="Term">The word of the glossary that was sought.</param>
    /// <param name="Competence">Who answers for what was sought.</param>
    /// <param name="Meant">The same words, spelt as the index has them.</param>
    public sealed record Model(
        string? Text,
        bool WasCut,
        string? Kind,
        int Page,
        SearchResult? Found,
        IReadOnlyList<Hit> Hits,
        IReadOnlyList<(string Kind, string Name, int Count)> Kinds,
        GlossaryEntry? Term,
        CompetenceMatch? Competence,
        string? Meant
    )
    {
        public int Total => Kinds.Sum(kind => kind.Count);

        public int LastPage => Math.Clamp(((Found?.Total ?? 0) + PageSize - 1) / PageSize, 1, SearchPage.LastPage);

        public string Url(string? kind, int page = 1) =>
            "?q="
            + Uri.EscapeDataString(Text ?? "")
            + (kind is null ? "" : "&kind=" + kind)
            + (page > 1 ? "&page=" + page.ToString(CultureInfo.InvariantCulture) : "");
    }

    /// <param name="Url">From the root, language included.</param>
    /// <param name="At">When it was written; null for a page.</param>
    public sealed record Hit(
        string Url,
        IHtmlContent Title,
        IHtmlContent Excerpt,
        string Byline,
        DateTimeOffset? At,
        string? About
    );

    internal static async Task<IResult> Http(SearchPage page, HttpRequest request) =>
        new View("/Search/Search.cshtml", await page.Run(request, request.HttpContext.RequestAborted));

    async Task<Model> Run(HttpRequest request, CancellationToken stop)
    {
        var typed = TypedText.Clean(request.Query["q"]);
        var sought = typed[..Math.Min(typed.Length, LongestText)];
        var kinds = Kinds();
        var kind = kinds.Select(known => known.Kind).FirstOrDefault(known => known == request.Query["kind"]);
        var page = int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? Math.Clamp(asked, 1, LastPage)
            : 1;
        if (sought.Length == 0)
            return new(null, false, kind, 1, null, [], [], null, null, null);
        var found = index.Search(Query(sought, kind, page, [.. kinds.Select(known => known.Kind)]));
        var first = page == 1;
        return new(
            sought,
            typed.Length > LongestText,
            kind,
            page,
            found,
            await Hits(found, new Highlight(sought), request.PathBase, stop),
            [.. kinds.Select(known => (known.Kind, known.Name, Count(found, known.Kind))).Where(known => known.Item3 > 0)],
            first ? terms.Find(sought) : null,
            first ? Competence(sought) : null,
            found.Reading is Reading.AllWords && found.Total > 0 ? null : meant.Read(sought)
        );
    }

    /// <summary>Those of pages, then those of the rooms.</summary>
    List<(string Kind, string Name)> Kinds() =>
        [
            .. PageKinds.All.Select(kind => (kind, words[$"Kind.{kind}"].Value)),
            .. rooms.Select(room => (room.Kind, room.Heading)),
        ];

    static int Count(SearchResult found, string kind) =>
        found.Facets[ValueSet.KindFacet].FirstOrDefault(count => count.Value == kind).Count;

    CompetenceMatch? Competence(string sought) => finder.Run(sought).Answers is [{ Whole: true } only] ? only : null;

    SearchQuery Query(string sought, string? kind, int page, IReadOnlyList<string> kinds) =>
        new()
        {
            Text = sought,
            Scope =
            [
                new FacetFilter(ValueSet.KindFacet, kinds),
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
        var written = new Dictionary<Guid, FoundItem>();
        foreach (var room in rooms)
        foreach (var item in await room.Load(found.Ids, stop))
            written[item.Id] = item;
        return
        [
            .. found
                .Ids.Select(id => written.TryGetValue(id, out var item) ? Of(item, highlight, language) : Of(id, highlight))
                .OfType<Hit>(),
        ];
    }

    static Hit Of(FoundItem item, Highlight highlight, string language) =>
        new(
            language + item.Url,
            highlight.Mark(item.Title),
            highlight.Excerpt(item.Text, ExcerptLength),
            item.Byline,
            item.At,
            item.About
        );

    Hit? Of(Guid id, Highlight highlight) =>
        pages.Find(id) is var (document, culture) && read.Url(document, culture) is { } url
            ? new Hit(
                url,
                highlight.Mark(document.Cultures[culture].Name),
                highlight.Excerpt(pages.Words(document, culture), ExcerptLength),
                words[$"One.{PageSearch.KindOf(document)}"],
                null,
                null
            )
            : null;
}
