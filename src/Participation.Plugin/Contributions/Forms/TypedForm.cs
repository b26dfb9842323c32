using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Participation.Contributions;

/// <summary>Reads a page's form as a <see cref="Submission"/>, whatever was put in it.</summary>
static class TypedForm
{
    /// <summary>Names that are ours; everything else is a field of the type.</summary>
    static readonly string[] Ours =
    [
        "process",
        "type",
        "parent",
        "side",
        "section",
        "theme",
        "commune",
        "place",
        "latitude",
        "longitude",
        "once",
        "draft",
        "version",
        "action",
        "removeFile",
        AuthorityHint.Told,
    ];

    const int MostFields = 200;

    public static Submission Read(IFormCollection form, Guid processId) =>
        new(
            processId,
            One(form["type"]) ?? "",
            Guid.TryParse(One(form["parent"]), out var parent) ? parent : null,
            Fields(form),
            One(form["side"]),
            One(form["section"]),
            One(form["theme"]),
            One(form["commune"]),
            One(form["place"]),
            One(form["latitude"]),
            One(form["longitude"])
        );

    public static Dictionary<string, IReadOnlyList<string>> Fields(IFormCollection form) =>
        form.Where(pair =>
                !Ours.Contains(pair.Key, StringComparer.Ordinal) && !pair.Key.StartsWith("alternative-", StringComparison.Ordinal)
            )
            .Take(MostFields)
            .ToDictionary(
                pair => pair.Key,
                IReadOnlyList<string> (pair) => pair.Value.OfType<string>().ToList(),
                StringComparer.Ordinal
            );

    static string? One(StringValues values) => values is [{ Length: > 0 } first, ..] ? first : null;
}
