using System.Text;
using System.Text.Json;
using Participation.Imports.Csv;

namespace Participation.Imports.Decidim;

/// <summary>One file of the export, whatever its format, as rows of named cells.</summary>
sealed class DecidimTable
{
    readonly string _path;

    DecidimTable(string path, bool holdsComments) => (_path, HoldsComments) = (path, holdsComments);

    public bool HoldsComments { get; }

    /// <summary>The files of proposals and comments under a folder (or the one file named); others are left alone.</summary>
    public static IEnumerable<DecidimTable> Open(string path)
    {
        IEnumerable<string> files = File.Exists(path)
            ? [path]
            : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var columns = Columns(file);
            var comments = columns.Contains("commentable_id") || columns.Contains("commentable_type");
            if (comments || (columns.Any(column => IsNamed(column, "title")) && columns.Any(column => IsNamed(column, "body"))))
                yield return new DecidimTable(file, comments);
        }
    }

    public IEnumerable<DecidimRow> Rows(ImportReport report, Action<double> progress) =>
        IsJson(_path)
            ? JsonRows(_path, report, progress)
            : new CsvFile(_path)
                .Rows(progress)
                .Select(row => new DecidimRow(row.From, column => row[column], row.Header.Names, row.Record.Repaired));

    static HashSet<string> Columns(string file)
    {
        IEnumerable<string> names =
            IsJson(file) ? JsonRows(file, new ImportReport(), _ => { }).Take(1).SelectMany(row => row.Columns)
            : Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase) ? new CsvFile(file).Header()
            : [];
        return names.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    static bool IsNamed(string column, string name) =>
        column.Equals(name, StringComparison.OrdinalIgnoreCase)
        || column.StartsWith(name + "/", StringComparison.OrdinalIgnoreCase);

    static bool IsJson(string file) => Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Item after item: what stands before a break in the file is read, and the break is reported.</summary>
    static IEnumerable<DecidimRow> JsonRows(string file, ImportReport report, Action<double> progress)
    {
        var bytes = Utf8(File.ReadAllBytes(file));
        var at = 0;
        var number = 0;
        while (true)
        {
            number++;
            var from = new RowOrigin(Path.GetFileName(file), number);
            JsonElement item;
            try
            {
                if (!TryNext(bytes, ref at, out item))
                    yield break;
            }
            catch (JsonException broken)
            {
                report.Refuse(from, RowNote.Unreadable, broken.Message);
                yield break;
            }
            progress((double)at / bytes.Length);
            var cells = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            Flatten("", item, cells);
            yield return new DecidimRow(from, cells.GetValueOrDefault, cells.Keys, false);
        }
    }

    static bool TryNext(byte[] bytes, ref int at, out JsonElement item)
    {
        item = default;
        while (at < bytes.Length && bytes[at] is not (byte)'{')
            at++;
        if (at == bytes.Length)
            return false;
        var reader = new Utf8JsonReader(bytes.AsSpan(at));
        using var read = JsonDocument.ParseValue(ref reader);
        item = read.RootElement.Clone();
        at += (int)reader.BytesConsumed;
        return true;
    }

    static byte[] Utf8(byte[] bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes)
            ? bytes
            : Encoding.UTF8.GetBytes(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes)); // in the framework

    /// <summary><c>{"category": {"name": {"fr": "…"}}}</c> has the cell <c>category/name/fr</c>, as the CSV has.</summary>
    static void Flatten(string path, JsonElement value, Dictionary<string, string> cells)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                    Flatten(path.Length == 0 ? property.Name : $"{path}/{property.Name}", property.Value, cells);
                break;
            case JsonValueKind.Array:
                var texts = value
                    .EnumerateArray()
                    .Where(it => it.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                    .Select(it => it.ToString());
                cells[path] = string.Join(", ", texts);
                break;
            case JsonValueKind.String:
                cells[path] = TextOf(value);
                break;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                cells[path] = "";
                break;
            default:
                cells[path] = value.GetRawText();
                break;
        }
    }

    /// <summary>Half a surrogate pair, written as an escape, is no text for .NET.</summary>
    static string TextOf(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText().Trim('"');
        }
    }
}

sealed class DecidimRow(RowOrigin from, Func<string, string?> cell, IEnumerable<string> columns, bool repaired)
{
    static readonly string[] Locales = ["/fr", "/fr-FR", "/en", "/en-US"];

    public RowOrigin From => from;
    public IEnumerable<string> Columns => columns;
    public bool Repaired => repaired;

    public string? this[string column] => cell(column);

    public string State =>
        cell("state") is { Length: > 0 } state ? state : Words("proposal_state/title") ?? cell("state/token") ?? "";

    /// <summary>A text in French, else in English, else in whichever language it was written.</summary>
    public string? Words(string column)
    {
        if (cell(column) is { Length: > 0 } plain)
            return plain;
        if (Locales.Select(locale => cell(column + locale)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) is { } known)
            return known;
        return columns
            .Where(name =>
                name.StartsWith(column + "/", StringComparison.OrdinalIgnoreCase)
                && !name.EndsWith("/id", StringComparison.OrdinalIgnoreCase)
            )
            .Where(name => !name[(column.Length + 1)..].Contains('/', StringComparison.Ordinal))
            .Select(cell)
            .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
    }

    public RowAuthor Author =>
        Cells.Clean(cell("author/id") ?? cell("authors/id")) is { Length: > 0 } id ? new RowAuthor(id)
        : Cells.Clean(cell("author/name") ?? cell("authors/name") ?? cell("author")) is { Length: > 0 } name
            ? new RowAuthor(name, IsName: true)
        : RowAuthor.Unknown;
}
