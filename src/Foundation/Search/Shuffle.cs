using System.Buffers.Binary;

namespace Foundation.Search;

/// <summary>A shuffle that needs no state: each id throws one die, and a visitor's seed stirs them all anew.</summary>
static class Shuffle
{
    public static ulong Die(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return Stir(BinaryPrimitives.ReadUInt64BigEndian(bytes) + Stir(BinaryPrimitives.ReadUInt64BigEndian(bytes[8..])));
    }

    public static ulong Seed(long seed) => Stir((ulong)seed);

    /// <summary>A bijection: two dice never fall on one face for the same seed.</summary>
    public static long Throw(ulong die, ulong seed) => (long)Stir(die ^ seed);

    /// <summary>Finalizer of SplitMix64 (Steele, Lea, Flood 2014; constants of Stafford's variant 13).</summary>
    static ulong Stir(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
