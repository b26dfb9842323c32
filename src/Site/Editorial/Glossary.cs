using System.Globalization;
using System.Text;
using Site.Pages;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Site.Editorial;

/// <summary>The words of the field, from the pages of type <c>glossaryTerm</c>.</summary>
public sealed class Glossary(ContentReader read, PerSnapshot kept)
{
    /// <summary>In the order of a dictionary of the reader's language.</summary>
    public IReadOnlyList<GlossaryEntry> All() => kept.Get<IReadOnlyList<GlossaryEntry>>(read.Culture, Read);

    /// <summary>The A–Z page, in the reader's language.</summary>
    public IPublishedContent? List => read.ChildOfHome("glossary");

    GlossaryEntry[] Read() =>
        List is { } list
            ?
            [
                .. read.Children(list)
                    .Select(Of)
                    .OrderBy(entry => entry.Term, StringComparer.Create(CultureInfo.GetCultureInfo(read.Culture), true)),
            ]
            : [];

    GlossaryEntry Of(IPublishedContent page) =>
        new(
            page.Key,
            read.Name(page),
            read.Text(page, "definition"),
            read.Words(page, "aliases"),
            read.Url(page) ?? "",
            Letter(read.Name(page))
        );

    /// <summary>« Îlot » is under I.</summary>
    static char Letter(string term) =>
        term.Normalize(NormalizationForm.FormD).FirstOrDefault(char.IsLetterOrDigit) is var first and not '\0'
            ? char.ToUpperInvariant(first)
            : '#';
}

/// <param name="Definition">Plain text, at most 300 characters.</param>
/// <param name="Aliases">Plurals, acronyms, synonyms: what else is the same word in a text.</param>
/// <param name="Url">Path of its page from the root.</param>
/// <param name="Letter">Under which it is filed.</param>
public sealed record GlossaryEntry(
    Guid Key,
    string Term,
    string Definition,
    IReadOnlyList<string> Aliases,
    string Url,
    char Letter
)
{
    /// <summary>Where it stands on the A–Z page, without the sign <c>#</c>.</summary>
    public string Anchor => Url.TrimEnd('/').Split('/')[^1];
}
