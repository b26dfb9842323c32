using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Participation.Contributions;
using Participation.Geography;
using Participation.Processes;

namespace Participation.OpenData;

/// <summary>
/// The columns of an export, described in <c>docs/exports.md</c>. Their names are for programs: they never change with
/// the language. A cell is a text, a number or null; instants are ISO 8601 in UTC.
/// </summary>
public sealed class ExportColumns(FormCatalog forms, Communes communes, IOptions<ParticipationOptions> options)
{
    public sealed record Column(string Name, Func<ExportRow, object?> Cell);

    /// <param name="language">The path of the language, <c>/en</c> or empty: addresses lead to its pages.</param>
    public IReadOnlyList<Column> Of(Process process, string language)
    {
        var publicUrl = options.Value.PublicUrl().TrimEnd('/') + language;
        return
        [
            new("id", row => row.Id.ToString()),
            new("url", row => $"{publicUrl}/contributions/{row.Id}"),
            new("type", row => row.Type),
            new("side", row => row.Side is { } side ? Lower(side) : null),
            new("parent", row => row.ParentId?.ToString()),
            new("title", row => row.Title),
            new("body", row => row.Body),
            .. Fields(process).Select(field => new Column($"field_{field}", row => Value(row.Values, field))),
            new("section", row => row.Section),
            new("section_title", row => process.SectionTitle(row.Section)),
            new("theme", row => row.Theme),
            new("commune", row => row.Commune),
            new("commune_name", row => communes.Find(row.Commune)?.Name),
            new("place", row => row.Place),
            new("latitude", row => row.Latitude),
            new("longitude", row => row.Longitude),
            new("channel", row => Lower(row.Channel)),
            new("created", row => Instant(row.CreatedAt)),
            new("edited", row => row.EditedAt is { } at ? Instant(at) : null),
            new("agree", row => row.Votes.AllAgree),
            new("mixed", row => row.Votes.AllMixed),
            new("disagree", row => row.Votes.AllDisagree),
            new("agree_live", row => row.Votes.Agree),
            new("mixed_live", row => row.Votes.Mixed),
            new("disagree_live", row => row.Votes.Disagree),
            new("agree_imported", row => row.Votes.ImportedAgree),
            new("mixed_imported", row => row.Votes.ImportedMixed),
            new("disagree_imported", row => row.Votes.ImportedDisagree),
            new("comments", row => row.Comments),
            new("arguments", row => row.Children),
            new("status", row => row.Status is { } status ? Lower(status) : null),
            new("answer", row => row.Answer),
            new("answered", row => row.AnsweredAt is { } at ? Instant(at) : null),
        ];
    }

    /// <summary>The fields that editors added to the process's forms. An address is personal: it stays out.</summary>
    IEnumerable<string> Fields(Process process) =>
        process
            .Forms.Concat(process.Children)
            .Select(forms.Find)
            .OfType<FormType>()
            .SelectMany(form => form.Fields)
            .Where(field => !field.IsColumn)
            .GroupBy(field => field.Alias, StringComparer.Ordinal)
            .Where(same => same.All(field => field.Control is not FieldControl.Email))
            .Select(same => same.Key);

    static string? Value(string? values, string field)
    {
        if (values is null)
            return null;
        using var json = JsonDocument.Parse(values);
        return !json.RootElement.TryGetProperty(field, out var value) ? null
            : value.ValueKind is JsonValueKind.Array ? string.Join(" | ", value.EnumerateArray().Select(item => item.ToString()))
            : value.ToString();
    }

    static string Lower<T>(T word)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(word.ToString());

    static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
