using System.Globalization;

namespace Foundation.Storage;

/// <summary>How far a reader of the feed has come. SQLite counts by sequence alone: its transaction is 0.</summary>
public sealed record FeedPosition(ulong Transaction, long Sequence) : IComparable<FeedPosition>
{
    public static readonly FeedPosition Start = new(0, 0);

    public int CompareTo(FeedPosition? other) =>
        other is null ? 1
        : Transaction != other.Transaction ? Transaction.CompareTo(other.Transaction)
        : Sequence.CompareTo(other.Sequence);

    public static bool operator <(FeedPosition left, FeedPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(FeedPosition left, FeedPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(FeedPosition left, FeedPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FeedPosition left, FeedPosition right) => left.CompareTo(right) >= 0;

    /// <summary><c>transaction:sequence</c>, as kept in the index's commit data.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Transaction}:{Sequence}");

    /// <summary>Reads what <see cref="ToString"/> wrote; anything else is the start, so that a reader replays.</summary>
    public static FeedPosition Parse(string? text) =>
        text?.Split(':') is [var transaction, var sequence]
        && ulong.TryParse(transaction, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? new FeedPosition(number, line)
            : Start;
}
