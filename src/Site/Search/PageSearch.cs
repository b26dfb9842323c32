using System.Runtime.CompilerServices;
using Foundation.Search;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Web;

namespace Site.Search;

/// <summary>
/// What the index knows of published pages: one value set for each language a page is written in, so that a reader finds
/// the words of their own.
/// </summary>
public sealed class PageSearch(
    IPublishedContentCache contents,
    IDocumentNavigationQueryService tree,
    IPublishedUrlProvider urls,
    IUmbracoContextFactory contexts,
    PageText text
) : ISearchable
{
    public const string PageKind = "page";

    /// <summary>The facet of the language; <see cref="EveryCulture"/> for a page that has only one.</summary>
    public const string Culture = "culture";
    public const string EveryCulture = "all";

    /// <summary>The default one first.</summary>
    public static readonly string[] Cultures = ["fr-FR", "en-US"];

    public string Kind => PageKind;

    public async IAsyncEnumerable<ValueSet> Load(IReadOnlyCollection<Guid> ids, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var values in All(stop))
            if (ids.Contains(values.Id))
                yield return values;
    }

    public async IAsyncEnumerable<ValueSet> All([EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        foreach (var values in Read())
        {
            stop.ThrowIfCancellationRequested();
            yield return values;
        }
    }

    List<ValueSet> Read()
    {
        using var context = contexts.EnsureUmbracoContext();
        return [.. Documents().SelectMany(Of)];
    }

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

    IEnumerable<ValueSet> Of(IPublishedContent document)
    {
        var written = Cultures.Where(document.Cultures.ContainsKey).Where(culture => HasUrl(document, culture)).ToList();
        foreach (var culture in written)
            yield return new ValueSet(IdOf(document.Key, culture), PageKind)
                .Text("title", document.Cultures[culture].Name)
                .Text("body", text.Of(document, culture))
                .Facet(Culture, written.Count == 1 ? EveryCulture : culture);
    }

    bool HasUrl(IPublishedContent document, string culture) =>
        urls.GetUrl(document, UrlMode.Relative, culture) is { Length: > 0 } url && url != "#";

    /// <summary>An index id is one text: the default language has the document's own, another one differs by its last bits.</summary>
    static Guid IdOf(Guid key, string culture)
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
