using System.Numerics;
using System.Runtime.CompilerServices;

namespace Foundation.Search;

/// <summary>A set of a segment's documents, one bit each.</summary>
sealed class Bits(int length)
{
    public readonly ulong[] Words = new ulong[(length + 63) >> 6];

    public static Bits All(int length)
    {
        var bits = new Bits(length);
        bits.Words.AsSpan().Fill(ulong.MaxValue);
        if ((length & 63) != 0)
            bits.Words[^1] = (1UL << (length & 63)) - 1;
        return bits;
    }

    public bool this[int doc]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (Words[doc >> 6] >> doc & 1) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int doc) => Words[doc >> 6] |= 1UL << doc;

    public Bits Copy()
    {
        var copy = new Bits(length);
        Words.CopyTo(copy.Words, 0);
        return copy;
    }

    public void And(Bits other)
    {
        for (var i = 0; i < Words.Length; i++)
            Words[i] &= other.Words[i];
    }

    public void Or(Bits other)
    {
        for (var i = 0; i < Words.Length; i++)
            Words[i] |= other.Words[i];
    }

    public void Except(Bits other)
    {
        for (var i = 0; i < Words.Length; i++)
            Words[i] &= ~other.Words[i];
    }

    public bool IsEmpty => !Words.AsSpan().ContainsAnyExcept(0UL);

    public int Count()
    {
        var count = 0;
        foreach (var word in Words)
            count += BitOperations.PopCount(word);
        return count;
    }
}
