using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Foundation.Search;

/// <summary>A facet's values in one segment: per document its ordinals plus one; 0 is "none".</summary>
sealed class FacetColumn
{
    const int KeptSets = 64;

    readonly ConcurrentDictionary<string, Bits> kept = new(StringComparer.Ordinal);
    readonly string[] values;
    readonly Dictionary<string, int> ordinals;
    readonly int[]? single;
    readonly int[] starts = [];
    readonly int[] many = [];

    public FacetColumn(AtomicReader reader, string field)
    {
        var source = reader.GetSortedSetDocValues(field);
        values = new string[(int)source.ValueCount + 1];
        values[0] = "";
        var bytes = new BytesRef();
        for (var ord = 0; ord < source.ValueCount; ord++)
        {
            source.LookupOrd(ord, bytes);
            values[ord + 1] = bytes.Utf8ToString();
        }
        ordinals = values.Select((value, ord) => (value, ord)).Skip(1).ToDictionary(pair => pair.value, pair => pair.ord);
        (single, starts, many) = Read(source, reader.MaxDoc);
    }

    static (int[]? Single, int[] Starts, int[] Many) Read(SortedSetDocValues source, int documents)
    {
        var ends = new int[documents + 1];
        var all = new List<int>(documents);
        var alone = true;
        for (var doc = 0; doc < documents; doc++)
        {
            source.SetDocument(doc);
            for (var ord = source.NextOrd(); ord != SortedSetDocValues.NO_MORE_ORDS; ord = source.NextOrd())
                all.Add((int)ord + 1);
            ends[doc + 1] = all.Count;
            alone &= ends[doc + 1] - ends[doc] <= 1;
        }
        return alone ? (Alone(ends, all), [], []) : (null, ends, [.. all]);
    }

    static int[] Alone(int[] ends, List<int> all)
    {
        var ofEach = new int[ends.Length - 1];
        for (var doc = 0; doc < ofEach.Length; doc++)
            if (ends[doc + 1] > ends[doc])
                ofEach[doc] = all[ends[doc]];
        return ofEach;
    }

    /// <summary>The documents that have any of these values. Shared: not to be changed.</summary>
    public Bits WithAny(IReadOnlyList<string> wanted, int documents)
    {
        var key = string.Join('\u0001', wanted);
        if (kept.TryGetValue(key, out var known))
            return known;
        if (kept.Count >= KeptSets)
            kept.Clear();
        return kept[key] = Look(wanted, documents);
    }

    Bits Look(IReadOnlyList<string> wanted, int documents)
    {
        var bits = new Bits(documents);
        var accepted = new bool[values.Length];
        var any = false;
        foreach (var value in wanted)
            if (ordinals.TryGetValue(value, out var ord))
                any = accepted[ord] = true;
        if (!any)
            return bits;
        if (single is not null)
        {
            for (var doc = 0; doc < single.Length; doc++)
                if (accepted[single[doc]])
                    bits.Add(doc);
            return bits;
        }
        for (var doc = 0; doc < documents; doc++)
        for (var i = starts[doc]; i < starts[doc + 1]; i++)
            if (accepted[many[i]])
                bits.Add(doc);
        return bits;
    }

    public void Count(Bits found, Dictionary<string, int> counts)
    {
        var byOrdinal = new int[values.Length];
        if (single is not null)
            CountSingle(found.Words, single, byOrdinal);
        else
            CountMany(found.Words, byOrdinal);
        for (var ord = 1; ord < byOrdinal.Length; ord++)
            if (byOrdinal[ord] > 0)
                counts[values[ord]] = counts.GetValueOrDefault(values[ord]) + byOrdinal[ord];
    }

    static void CountSingle(ulong[] words, int[] ords, int[] counts)
    {
        for (var i = 0; i < words.Length; i++)
        for (var word = words[i]; word != 0; word &= word - 1)
            counts[ords[(i << 6) + BitOperations.TrailingZeroCount(word)]]++;
    }

    void CountMany(ulong[] words, int[] counts)
    {
        for (var i = 0; i < words.Length; i++)
        for (var word = words[i]; word != 0; word &= word - 1)
        {
            var doc = (i << 6) + BitOperations.TrailingZeroCount(word);
            for (var at = starts[doc]; at < starts[doc + 1]; at++)
                counts[many[at]]++;
        }
    }
}

/// <summary>A number per document; <see cref="Missing"/> where it has none.</summary>
sealed class NumberColumn
{
    public const long Missing = long.MinValue;
    public readonly long[] Values;

    public NumberColumn(AtomicReader reader, string field)
    {
        Values = new long[reader.MaxDoc];
        var source = reader.GetNumericDocValues(field);
        var present = reader.GetDocsWithField(field);
        for (var doc = 0; doc < Values.Length; doc++)
            Values[doc] = source is not null && present.Get(doc) ? source.Get(doc) : Missing;
    }

    public Bits Within(NumberRange range)
    {
        var from = range.From ?? Missing + 1;
        var before = range.Before ?? long.MaxValue;
        var bits = new Bits(Values.Length);
        for (var doc = 0; doc < Values.Length; doc++)
            if (Values[doc] >= from && Values[doc] < before && Values[doc] != Missing)
                bits.Add(doc);
        return bits;
    }

    public long Sum(Bits found)
    {
        var sum = 0L;
        for (var i = 0; i < found.Words.Length; i++)
        for (var word = found.Words[i]; word != 0; word &= word - 1)
            if (Values[(i << 6) + BitOperations.TrailingZeroCount(word)] is var value and not Missing)
                sum += value;
        return sum;
    }
}

/// <summary>A name per document as the rank of its collation key in this segment; -1 where it has none.</summary>
sealed class NameColumn
{
    static readonly CompareInfo French = CultureInfo.GetCultureInfo("fr-FR").CompareInfo;
    const int LongestName = 100;

    readonly byte[][] keys;
    public readonly int[] Ranks;

    public NameColumn(AtomicReader reader, string field)
    {
        Ranks = new int[reader.MaxDoc];
        var source = reader.GetSortedDocValues(field);
        keys = new byte[source?.ValueCount ?? 0][];
        var bytes = new BytesRef();
        for (var rank = 0; rank < keys.Length; rank++)
        {
            source!.LookupOrd(rank, bytes);
            keys[rank] = bytes.Bytes.AsSpan(bytes.Offset, bytes.Length).ToArray();
        }
        for (var doc = 0; doc < Ranks.Length; doc++)
            Ranks[doc] = source?.GetOrd(doc) ?? -1;
    }

    /// <summary>Collation keys change with the version of ICU, so that version is part of the index's schema.</summary>
    public static string Collation => French.Version.FullVersion.ToString(CultureInfo.InvariantCulture);

    public static byte[] Key(string name) =>
        French.GetSortKey(name.Length > LongestName ? name[..LongestName] : name, CompareOptions.IgnoreCase).KeyData;

    public byte[] KeyOf(int doc) => Ranks[doc] < 0 ? [] : keys[Ranks[doc]];

    /// <summary>Twice the rank of a key; odd, between its neighbours, when the segment does not have it.</summary>
    public long Place(byte[] key)
    {
        if (key.Length == 0)
            return long.MaxValue;
        var at = Array.BinarySearch(keys, key, ByteOrder.Instance);
        return at >= 0 ? 2L * at : 2L * ~at - 1;
    }
}

sealed class ByteOrder : IComparer<byte[]>
{
    public static readonly ByteOrder Instance = new();

    public int Compare(byte[]? left, byte[]? right) => left.AsSpan().SequenceCompareTo(right);
}
