using System.Text.Json.Serialization;

namespace Participation.Questionnaires;

/// <summary>What a page shows: a question or a statement.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Question), "question")]
[JsonDerivedType(typeof(Statement), "statement")]
public abstract record PageItem
{
    /// <summary>Null: always shown.</summary>
    public Rule? ShownIf { get; init; }
}

/// <summary>Words or a picture between the questions.</summary>
/// <param name="Html">Of the editors.</param>
/// <param name="Image">Site-relative address; null without a picture.</param>
/// <param name="Alternative">What the picture shows.</param>
public sealed record Statement(Translated Html, string? Image = null, Translated? Alternative = null) : PageItem;

/// <summary>A question and its rules. <see cref="Code"/> never changes: it names answers, columns and conditions.</summary>
public sealed record Question(string Code, QuestionKind Kind, Translated Title) : PageItem
{
    public const int DefaultShortText = 300;
    public const int DefaultLongText = 5_000;
    public const int WidestScale = 11;

    public Translated? Help { get; init; }

    /// <summary>The choices; the columns of a matrix.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>Of a matrix.</summary>
    public IReadOnlyList<Option> Rows { get; init; } = [];

    /// <summary>The choices come in an order of their own for each respondent.</summary>
    public bool Shuffled { get; init; }
    public bool Required { get; init; }

    /// <summary>A number, a day (<c>2026-11-30</c>), or how many choices or characters, by the kind.</summary>
    public string? Minimum { get; init; }

    /// <summary>As <see cref="Minimum"/>; it is allowed itself.</summary>
    public string? Maximum { get; init; }

    /// <summary>A regular expression that a text has to match; null for any.</summary>
    public string? Pattern { get; init; }
    public Translated? PatternMessage { get; init; }

    /// <summary>What the lowest point of a scale means.</summary>
    public Translated? LowLabel { get; init; }
    public Translated? HighLabel { get; init; }

    public Option? OptionOf(string? code) =>
        Options.FirstOrDefault(option => string.Equals(option.Code, code, StringComparison.Ordinal));

    /// <summary>The points of a scale, in order.</summary>
    [JsonIgnore]
    public (int Low, int High) Scale
    {
        get
        {
            var low = Bounds.Number(Minimum) is { } typed ? (int)Math.Clamp(typed, -100, 100) : 1;
            var high = Bounds.Number(Maximum) is { } most ? (int)Math.Clamp(most, -100, 100) : low + 4;
            return (low, Math.Clamp(high, low + 1, low + WidestScale - 1));
        }
    }

    /// <summary>Characters that a text may have.</summary>
    [JsonIgnore]
    public int Longest =>
        Bounds.Number(Maximum) is { } most ? (int)Math.Clamp(most, 1, DefaultLongText)
        : Kind is QuestionKind.ShortText ? DefaultShortText
        : DefaultLongText;
}

/// <param name="Code">Stable; what is stored.</param>
/// <param name="Exclusive">Taken alone: "none", "I do not know".</param>
/// <param name="Other">Asks which, in a text beside.</param>
public sealed record Option(string Code, Translated Label, bool Exclusive = false, bool Other = false);
