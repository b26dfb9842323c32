using System.Text.Json;
using System.Text.Json.Serialization;

namespace Participation.Imports.Csv;

/// <summary>Says what the columns of a folder of CSV files mean. Described, with an example, in <c>docs/imports.md</c>.</summary>
public sealed record ImportMap(IReadOnlyList<ImportMap.FileMap> Files)
{
    /// <param name="File">Its path in the folder.</param>
    /// <param name="Kind">Namespace of its ids: they may overlap with those of the other files.</param>
    /// <param name="As">What its rows become.</param>
    /// <param name="ParentKind">The kind that the column <c>parent</c> names.</param>
    /// <param name="Separator">One character; looked for in the header when absent.</param>
    /// <param name="Encoding">A name as <c>utf-8</c> or <c>windows-1252</c>; looked for when absent.</param>
    /// <param name="Columns">Our field, and where it comes from.</param>
    public sealed record FileMap(
        string File,
        string Kind,
        IReadOnlyDictionary<string, Source> Columns,
        RowsAs As = RowsAs.Contribution,
        string? ParentKind = null,
        string? Separator = null,
        string? Encoding = null
    );

    /// <summary>In JSON a string names a column; an object has a column or a constant, and translations of values.</summary>
    [JsonConverter(typeof(SourceConverter))]
    public sealed record Source(string? Column, string? Constant, IReadOnlyDictionary<string, string>? Values);

    public static readonly IReadOnlySet<string> Fields = new HashSet<string>(StringComparer.Ordinal)
    {
        "id",
        "parent",
        "type",
        "side",
        "title",
        "body",
        "section",
        "theme",
        "commune",
        "place",
        "latitude",
        "longitude",
        "author",
        "authorName",
        "createdAt",
        "updatedAt",
        "agree",
        "mixed",
        "disagree",
        "trashed",
        "trashedAt",
        "trashedReason",
        "hidden",
        "published",
        "status",
        "answer",
        "answeredAt",
        "withdrawn",
        "alignment",
        "opinion",
        "reason",
    };

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <exception cref="UnusableImportException">The file is not such a map.</exception>
    public static ImportMap Read(string path)
    {
        try
        {
            var map = JsonSerializer.Deserialize<ImportMap>(File.ReadAllText(path), Json);
            return map is { Files.Count: > 0 } ? map : throw new UnusableImportException("MapEmpty", path);
        }
        catch (JsonException wrong)
        {
            throw new UnusableImportException("MapWrong", Path.GetFileName(path), (wrong.LineNumber ?? 0) + 1, wrong.Path ?? "$");
        }
    }

    sealed class SourceConverter : JsonConverter<Source>
    {
        public override Source Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is JsonTokenType.String)
                return new Source(reader.GetString(), null, null);
            var written = JsonSerializer.Deserialize<Written>(ref reader, options) ?? throw new JsonException();
            return new Source(written.Column, written.Constant, written.Values);
        }

        public override void Write(Utf8JsonWriter writer, Source value, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        sealed record Written(string? Column = null, string? Constant = null, Dictionary<string, string>? Values = null);
    }
}

public enum RowsAs
{
    Contribution,
    Comment,
    Vote,
    Report,
}
