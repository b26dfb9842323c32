using System.Numerics;

namespace Foundation.Search;

/// <summary>One item of a page: smaller keys first, then smaller ids.</summary>
readonly record struct Ranked(long Key, Guid Id, byte[]? Name)
{
    /// <summary>Names of two segments compare by their collation keys (an empty one is last); everything else by its number.</summary>
    public static int Compare(Ranked one, Ranked other)
    {
        var order = one.Name is null || other.Name is null ? one.Key.CompareTo(other.Key) : ByName(one.Name, other.Name);
        return order == 0 ? one.Id.CompareTo(other.Id) : order;
    }

    static int ByName(byte[] name, byte[] other) =>
        name.Length == 0 || other.Length == 0
            ? (name.Length == 0).CompareTo(other.Length == 0)
            : name.AsSpan().SequenceCompareTo(other);
}

/// <summary>The key of each document of one segment under one sort. A struct, so that the loop over it is compiled for it.</summary>
interface IKeys
{
    long this[int doc] { get; }
}

readonly struct AscendingKeys(long[] values) : IKeys
{
    public long this[int doc] => values[doc] == NumberColumn.Missing ? long.MaxValue : values[doc];
}

/// <summary>The complement turns the order around, and what is missing (the smallest number) into the largest: last again.</summary>
readonly struct DescendingKeys(long[] values) : IKeys
{
    public long this[int doc] => ~values[doc];
}

readonly struct NameKeys(int[] ranks) : IKeys
{
    public long this[int doc] => ranks[doc] < 0 ? long.MaxValue : 2L * ranks[doc];
}

readonly struct ShuffledKeys(ulong[] dice, ulong seed) : IKeys
{
    public long this[int doc] => Shuffle.Throw(dice[doc], seed);
}

readonly struct SameKeys : IKeys
{
    public long this[int doc] => 0;
}

/// <summary>A document's place in the order of its segment.</summary>
readonly record struct Place(long Key, Guid Id, int Doc) : IComparable<Place>
{
    public int CompareTo(Place other) => Key == other.Key ? Id.CompareTo(other.Id) : Key.CompareTo(other.Key);

    public static bool operator <(Place left, Place right) => left.CompareTo(right) < 0;

    public static bool operator >(Place left, Place right) => left.CompareTo(right) > 0;

    public static bool operator <=(Place left, Place right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Place left, Place right) => left.CompareTo(right) >= 0;
}

/// <summary>
/// Keeps the best <paramref name="room"/> documents of a segment that come after a given place. What looks good enough is
/// gathered and sorted now and then: a deep page costs hardly more than the first.
/// </summary>
sealed class Top(int room, Guid[] ids, Place? after)
{
    const int Slack = 256;
    readonly Place[] gathered = new Place[Math.Min(ids.Length, room + Math.Max(room, Slack))];
    Place worst = new(long.MaxValue, Guid.AllBitsSet, 0);
    int count;

    /// <summary>
    /// Documents are written in the order of time. Going backwards when the newest come first, and forwards when the oldest do,
    /// finds the best at once, and the rest is refused at a glance.
    /// </summary>
    public void Offer<TKeys>(TKeys keys, Bits found, bool backwards = false)
        where TKeys : struct, IKeys
    {
        var words = found.Words;
        if (!backwards)
            for (var i = 0; i < words.Length; i++)
                Offer(keys, i << 6, words[i]);
        else
            for (var i = words.Length - 1; i >= 0; i--)
                Offer(keys, i << 6, words[i]);
    }

    void Offer<TKeys>(TKeys keys, int first, ulong word)
        where TKeys : struct, IKeys
    {
        for (; word != 0; word &= word - 1)
        {
            var doc = first + BitOperations.TrailingZeroCount(word);
            var key = keys[doc];
            if (key <= worst.Key)
                Offer(doc, key);
        }
    }

    public void Offer(int doc, long key)
    {
        var place = new Place(key, ids[doc], doc);
        if (place >= worst || (after is { } start && place <= start))
            return;
        if (count == gathered.Length)
            Prune();
        gathered[count++] = place;
    }

    void Prune()
    {
        gathered.AsSpan(0, count).Sort();
        count = room;
        worst = gathered[room - 1];
    }

    /// <summary>In no order, and some more than asked.</summary>
    public ReadOnlySpan<Place> Best => gathered.AsSpan(0, count);
}
