using System.Globalization;

namespace Site.Editorial;

/// <summary>What a reader ticked: <c>?kind=document&amp;theme=Eau&amp;year=2026</c>. Nothing ticked in a facet takes everything.</summary>
public sealed record ResourceFilter(IReadOnlyList<string> Kinds, IReadOnlyList<string> Themes, IReadOnlyList<int> Years)
{
    /// <summary>What is not a number in <c>year</c> is left out: an address typed by hand still opens a page.</summary>
    public static ResourceFilter Of(IQueryCollection query) =>
        new(
            Texts(query, "kind"),
            Texts(query, "theme"),
            [
                .. Texts(query, "year")
                    .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0)
                    .Where(year => year > 0),
            ]
        );

    public bool IsEmpty => Kinds.Count + Themes.Count + Years.Count == 0;

    public bool Takes(Resource resource) =>
        (Kinds.Count == 0 || Kinds.Contains(resource.Kind))
        && (Themes.Count == 0 || Themes.Any(resource.Themes.Contains))
        && (Years.Count == 0 || Years.Contains(resource.Date.Year));

    public ResourceFilter Without(string chosen) =>
        new(
            [.. Kinds.Where(kind => kind != chosen)],
            [.. Themes.Where(theme => theme != chosen)],
            [.. Years.Where(year => year.ToString(CultureInfo.InvariantCulture) != chosen)]
        );

    /// <summary>The query that says the same, with its question mark; a lone one for nothing ticked on the first page.</summary>
    public string Query(int page = 1) =>
        "?"
        + string.Join(
            '&',
            Kinds
                .Select(kind => "kind=" + Uri.EscapeDataString(kind))
                .Concat(Themes.Select(theme => "theme=" + Uri.EscapeDataString(theme)))
                .Concat(Years.Select(year => string.Create(CultureInfo.InvariantCulture, $"year={year}")))
                .Concat(page > 1 ? [string.Create(CultureInfo.InvariantCulture, $"page={page}")] : [])
        );

    const int MostChoices = 50;

    static IReadOnlyList<string> Texts(IQueryCollection query, string name) =>
        [.. query[name].OfType<string>().Where(text => text.Length > 0).Distinct().Take(MostChoices)];
}
