using Cms.Media;
using Foundation.Search;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Web;

namespace Site.Search;

/// <summary>
/// What the index knows of published pages: one value set for each language a page is written in, so that a reader finds
/// the words of their own. A resource is found by the words of its PDF too.
/// </summary>
public sealed class PageSearch(
    IPublishedContentCache contents,
    IDocumentNavigationQueryService tree,
    IPublishedUrlProvider urls,
    IUmbracoContextFactory contexts,
    PageText text,
    PdfTexts pdfs,
    MediaFolder files
)
{
    /// <summary>The facet of the language; <see cref="EveryCulture"/> for a page that has only one.</summary>
    public const string Culture = "culture";
    public const string EveryCulture = "all";

    /// <summary>The default one first.</summary>
    public static readonly string[] Cultures = ["fr-FR", "en-US"];

    public static string KindOf(IPublishedContent document) => PageKinds.Of(document.ContentType.Alias);

    /// <summary>The pages of a kind, once for each language they are written in.</summary>
    public IReadOnlyList<(IPublishedContent Document, string Culture)> Everything(string kind)
    {
        using var context = contexts.EnsureUmbracoContext();
        return
        [
            .. Documents()
                .Where(document => KindOf(document) == kind)
                .SelectMany(document => Written(document).Select(culture => (document, culture))),
        ];
    }

    /// <summary>Null when the document has no page in this language.</summary>
    public async Task<ValueSet?> Of(IPublishedContent document, string culture, CancellationToken stop)
    {
        var written = Written(document);
        if (!written.Contains(culture))
            return null;
        return new ValueSet(IdOf(document.Key, culture), KindOf(document))
            .Text("title", document.Cultures[culture].Name)
            .Text("body", text.Of(document, culture))
            .Text("body", Pdf(document) is { } file ? await pdfs.Read(file, stop) : null)
            .Facet(Culture, written.Count == 1 ? EveryCulture : culture);
    }

    /// <summary>What an excerpt is taken from: the words of the page, then those of its PDF.</summary>
    public string Words(IPublishedContent document, string culture) =>
        Pdf(document) is { } file && pdfs.Kept(file) is { Length: > 0 } words
            ? text.Of(document, culture) + "\n" + words
            : text.Of(document, culture);

    IEnumerable<IPublishedContent> Documents()
    {
        tree.TryGetRootKeys(out var roots);
        foreach (var root in roots)
        {
            tree.TryGetDescendantsKeys(root, out var keys);
            foreach (var key in keys.Prepend(root))
                if (contents.GetById(key) is { } document)
                    yield return document;
        }
    }

    FileInfo? Pdf(IPublishedContent document)
    {
        if (KindOf(document) != PageKinds.Resource || document.GetProperty("file") is not { } property)
            return null;
        var file = property.GetValue() switch
        {
            IPublishedContent one => one,
            IEnumerable<IPublishedContent> many => many.FirstOrDefault(),
            _ => null,
        };
        return
            file is not null
            && urls.GetMediaUrl(file, UrlMode.Relative, null) is { } address
            && address.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase)
            ? files.FindAddress(address)
            : null;
    }

    List<string> Written(IPublishedContent document) =>
        [.. Cultures.Where(document.Cultures.ContainsKey).Where(culture => HasUrl(document, culture))];

    bool HasUrl(IPublishedContent document, string culture) =>
        urls.GetUrl(document, UrlMode.Relative, culture) is { Length: > 0 } url && url != "#";

    /// <summary>An index id is one text: the default language has the document's own, another one differs by its last bits.</summary>
    public static Guid IdOf(Guid key, string culture)
    {
        var bytes = key.ToByteArray();
        bytes[^1] ^= (byte)Math.Max(0, Array.IndexOf(Cultures, culture));
        return new Guid(bytes);
    }

    /// <summary>The published document behind an index id, and the language it was found in.</summary>
    public (IPublishedContent Document, string Culture)? Find(Guid id)
    {
        foreach (var culture in Cultures)
            if (contents.GetById(IdOf(id, culture)) is { } document && document.Cultures.ContainsKey(culture))
                return (document, culture);
        return null;
    }
}
