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

/// <summary>Keeps the best <paramref name="room"/> documents of a segment that come after a given place.</summary>
sealed class Top(int room, Guid[] ids, (long Key, Guid Id)? after)
{
    readonly PriorityQueue<int, (long Key, Guid Id)> worstFirst = new(WorstFirst.Instance);
    (long Key, Guid Id) worst = (long.MaxValue, Guid.AllBitsSet);

    public void Offer<TKeys>(TKeys keys, Bits found)
        where TKeys : struct, IKeys
    {
        for (var i = 0; i < found.Words.Length; i++)
        for (var word = found.Words[i]; word != 0; word &= word - 1)
        {
            var doc = (i << 6) + BitOperations.TrailingZeroCount(word);
            var key = keys[doc];
            if (key <= worst.Key)
                Offer(doc, key);
        }
    }

    public void Offer(int doc, long key)
    {
        var place = (key, ids[doc]);
        if (room == 0 || !Before(place, worst) || (after is { } start && !Before(start, place)))
            return;
        worstFirst.Enqueue(doc, place);
        if (worstFirst.Count > room)
            worstFirst.Dequeue();
        if (worstFirst.Count == room)
            worstFirst.TryPeek(out _, out worst);
    }

    public IEnumerable<(int Doc, long Key)> Documents =>
        worstFirst.UnorderedItems.Select(item => (item.Element, item.Priority.Key));

    static bool Before((long Key, Guid Id) left, (long Key, Guid Id) right) =>
        left.Key == right.Key ? left.Id.CompareTo(right.Id) <= 0 && left.Id != right.Id : left.Key < right.Key;

    sealed class WorstFirst : IComparer<(long Key, Guid Id)>
    {
        public static readonly WorstFirst Instance = new();

        public int Compare((long Key, Guid Id) x, (long Key, Guid Id) y) =>
            x.Key == y.Key ? y.Id.CompareTo(x.Id) : y.Key.CompareTo(x.Key);
    }
}
