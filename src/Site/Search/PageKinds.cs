using System.Collections.Frozen;

namespace Site.Search;

/// <summary>Under which kind a page is found, by the alias of its type.</summary>
static class PageKinds
{
    public const string Page = "page";
    public const string Resource = "resource";

    static readonly FrozenDictionary<string, string> ByType = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["explainer"] = "explainer",
        ["jurisdiction"] = "jurisdiction",
        ["glossaryTerm"] = "term",
        ["video"] = "video",
        ["resource"] = Resource,
        ["collection"] = Resource,
        ["project"] = "project",
        ["consultation"] = "consultation",
        ["news"] = "news",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>In the order of the search page: what explains first.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "explainer",
        "jurisdiction",
        "term",
        "video",
        Resource,
        "project",
        "consultation",
        "news",
        Page,
    ];

    public static string Of(string type) => ByType.GetValueOrDefault(type, Page);
}
