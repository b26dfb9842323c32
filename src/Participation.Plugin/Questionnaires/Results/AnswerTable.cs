using System.Text;
using System.Text.Json;
using Participation.Geography;

namespace Participation.Questionnaires;

/// <summary>Every answer that was sent to a version, in columns. Grown by one writer at a time; read by those it is handed to.</summary>
public sealed class AnswerTable
{
    readonly Dictionary<string, AnswerColumn>.AlternateLookup<ReadOnlySpan<char>> _byField;
    readonly HashSet<Guid> _known = [];
    char[] _letters = new char[1024];
    byte[] _bytes = new byte[4096];

    public AnswerTable(QuestionnaireForm form, Communes communes)
    {
        Form = form;
        Columns = [.. form.Questions.SelectMany(question => AnswerColumn.Of(question, communes))];
        _byField = Columns
            .DistinctBy(column => column.Field, StringComparer.Ordinal)
            .ToDictionary(column => column.Field, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public QuestionnaireForm Form { get; }
    public IReadOnlyList<AnswerColumn> Columns { get; }
    public int Count => _known.Count;

    /// <summary>In the order of the table, which is the order of random ids as they were read.</summary>
    public List<AnswerChannel> Channels { get; } = [];

    public bool Knows(Guid id) => _known.Contains(id);

    public AnswerColumn? Find(string? field) => field is not null && _byField.TryGetValue(field, out var column) ? column : null;

    /// <param name="values">As they are stored.</param>
    public void Add(Guid id, AnswerChannel channel, string values)
    {
        if (!_known.Add(id))
            return;
        Channels.Add(channel);
        foreach (var column in Columns)
            column.Grow();
        var most = Encoding.UTF8.GetMaxByteCount(values.Length);
        if (_bytes.Length < most)
            (_bytes, _letters) = (new byte[most * 2], new char[most * 2]);
        Read(new Utf8JsonReader(_bytes.AsSpan(0, Encoding.UTF8.GetBytes(values, _bytes))));
    }

    void Read(Utf8JsonReader json)
    {
        AnswerColumn? column = null;
        while (json.Read())
            if (json.TokenType is JsonTokenType.PropertyName)
                column = _byField.TryGetValue(_letters.AsSpan(0, json.CopyString(_letters)), out var found) ? found : null;
            else if (json.TokenType is JsonTokenType.String)
                column?.Put(_letters.AsSpan(0, json.CopyString(_letters)));
    }
}
