using Site.Pages;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Site.Editorial;

/// <summary>Who does what: the pages of type <c>jurisdiction</c>, with the words citizens use for each competence.</summary>
public sealed class Jurisdictions(ContentReader read, PerSnapshot kept)
{
    /// <summary>From the nearest to the farthest; the values of the property <c>level</c>.</summary>
    public static readonly IReadOnlyList<string> Levels = ["commune", "metropolis", "department", "region", "state"];

    /// <summary>In the reader's language, by level, then in the editors' order.</summary>
    public IReadOnlyList<Jurisdiction> All() => kept.Get<IReadOnlyList<Jurisdiction>>(read.Culture, Read);

    /// <summary>The page that lists them, in the reader's language.</summary>
    public IPublishedContent? List => read.ChildOfHome("jurisdictionList");

    public Jurisdiction Of(IPublishedContent page) =>
        new(
            page.Key,
            read.Name(page),
            read.Url(page) ?? "",
            read.Choice(page, "level"),
            read.Text(page, "summary"),
            [.. read.Blocks(page, "competences").Select(block => Competence(block.Content))]
        );

    Jurisdiction[] Read() =>
        List is { } list
            ?
            [
                .. read.Children(list)
                    .Select(Of)
                    .OrderBy(page => Levels.Index().FirstOrDefault(level => level.Item == page.Level).Index),
            ]
            : [];

    Competence Competence(IPublishedElement block) =>
        new(
            ContentReader.Anchor(block),
            read.Text(block, "name"),
            read.Text(block, "explanation"),
            read.Words(block, "keywords"),
            read.Links(block, "link") is [var link, ..] ? link : null
        );
}

/// <param name="Level">One of <see cref="Jurisdictions.Levels"/>.</param>
/// <param name="Url">Path from the root, language included.</param>
public sealed record Jurisdiction(
    Guid Key,
    string Name,
    string Url,
    string Level,
    string Summary,
    IReadOnlyList<Competence> Competences
);

/// <param name="Anchor">Where it stands on its page, without the sign <c>#</c>; stays while editors change its words.</param>
/// <param name="Keywords">What people type: "lampadaire cassé", "RSA".</param>
/// <param name="Link">The contact or the procedure.</param>
public sealed record Competence(
    string Anchor,
    string Name,
    string Explanation,
    IReadOnlyList<string> Keywords,
    (string Name, string Url)? Link
);
