using Site.Pages;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Site.Editorial;

/// <summary>The resource library: every page of type <c>resource</c>, and what a reader's filters leave of it.</summary>
public sealed class ResourceShelf(ContentReader read, PerSnapshot kept)
{
    /// <summary>The values of the property <c>kind</c>.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["document", "video", "link", "data"];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Resource> All() => kept.Get<IReadOnlyList<Resource>>(read.Culture, Read);

    public IPublishedContent? Library => read.ChildOfHome("resourceLibrary");

    /// <summary>The counts of a facet ignore its own filter: they say what ticking one more would add.</summary>
    public Found Find(ResourceFilter filter)
    {
        var all = All();
        return new(
            [.. all.Where(filter.Takes)],
            Count(all, filter with { Kinds = [] }, resource => [resource.Kind], Kinds),
            Count(all, filter with { Themes = [] }, resource => resource.Themes, Themes(all)),
            Count(all, filter with { Years = [] }, resource => [resource.Date.Year], Years(all))
        );
    }

    /// <summary>The curated collections that hold this resource.</summary>
    public IReadOnlyList<(string Name, string Url)> CollectionsOf(Resource resource) =>
        kept.Get<Collections>(read.Culture, ReadCollections).Holding.GetValueOrDefault(resource.Key) ?? [];

    /// <summary>Others on the same themes: those that share the most first, then the newest.</summary>
    public IReadOnlyList<Resource> Near(Resource resource, int most) =>
        [
            .. All()
                .Where(other => other.Key != resource.Key && other.Themes.Intersect(resource.Themes).Any())
                .OrderByDescending(other => other.Themes.Intersect(resource.Themes).Count())
                .Take(most),
        ];

    public Resource Of(IPublishedContent page)
    {
        var file = read.PickedOne(page, "file");
        return new(
            page.Key,
            read.Name(page),
            read.Url(page) ?? "",
            read.Choice(page, "kind"),
            read.Text(page, "description"),
            read.Value<DateTime>(page, "date"),
            read.Text(page, "publisher"),
            read.Words(page, "themes"),
            file is null ? null : (read.MediaUrl(file) ?? "", read.FileKind(file)),
            read.Links(page, "url") is [var link, ..] ? link.Url : null
        );
    }

    Resource[] Read() =>
        Library is { } library
            ?
            [
                .. read.Children(library)
                    .Where(page => page.ContentType.Alias == "resource")
                    .Select(Of)
                    .OrderByDescending(resource => resource.Date),
            ]
            : [];

    Collections ReadCollections()
    {
        var holding = new Dictionary<Guid, List<(string, string)>>();
        foreach (
            var collection in Library is { } library
                ? read.Children(library).Where(page => page.ContentType.Alias == "collection")
                : []
        )
        foreach (var item in read.Picked(collection, "items"))
        {
            if (!holding.TryGetValue(item.Key, out var names))
                holding[item.Key] = names = [];
            names.Add((read.Name(collection), read.Url(collection) ?? ""));
        }
        return new(holding);
    }

    static IReadOnlyList<string> Themes(IEnumerable<Resource> all) =>
        [.. all.SelectMany(resource => resource.Themes).Distinct().Order(StringComparer.CurrentCulture)];

    static IReadOnlyList<int> Years(IEnumerable<Resource> all) =>
        [.. all.Select(resource => resource.Date.Year).Distinct().OrderDescending()];

    static IReadOnlyList<(T, int)> Count<T>(
        IReadOnlyList<Resource> all,
        ResourceFilter others,
        Func<Resource, IReadOnlyList<T>> values,
        IReadOnlyList<T> choices
    )
        where T : notnull
    {
        var left = all.Where(others.Takes).SelectMany(values).CountBy(value => value).ToDictionary();
        return [.. choices.Select(choice => (choice, left.GetValueOrDefault(choice)))];
    }

    sealed record Collections(Dictionary<Guid, List<(string Name, string Url)>> Holding);

    public sealed record Found(
        IReadOnlyList<Resource> Resources,
        IReadOnlyList<(string Kind, int Count)> Kinds,
        IReadOnlyList<(string Theme, int Count)> Themes,
        IReadOnlyList<(int Year, int Count)> Years
    );
}

/// <param name="Kind">One of <see cref="ResourceShelf.Kinds"/>.</param>
/// <param name="Url">Path of its page from the root.</param>
/// <param name="Date">When it was published by its publisher.</param>
/// <param name="File">Path of the file, and its format and weight.</param>
/// <param name="Elsewhere">The address of a link or of a video's page.</param>
public sealed record Resource(
    Guid Key,
    string Name,
    string Url,
    string Kind,
    string Description,
    DateTime Date,
    string Publisher,
    IReadOnlyList<string> Themes,
    (string Url, string Kind)? File,
    string? Elsewhere
)
{
    /// <summary>Its name in <c>/img/icons.svg</c>.</summary>
    public string Icon =>
        Kind switch
        {
            "video" => "play",
            "link" => "link",
            "data" => "chart",
            _ => "file",
        };
}
