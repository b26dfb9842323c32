using System.Buffers.Binary;
using System.Buffers.Text;

namespace Foundation.Search;

/// <summary>
/// The last item of a page: its place in the order (key, then id), so that a list may change between two pages without
/// repeating an item. Text form: base64url, opaque to clients, safe to receive from anybody.
/// </summary>
public sealed class Cursor
{
    const int Head = sizeof(int) + 16;
    const int Longest = 600;

    internal int Order { get; init; }
    internal Guid Id { get; init; }

    /// <summary>The key of a number, a score or a shuffle: eight bytes. The collation key of a name. Empty: it has none, and is last.</summary>
    internal byte[] Key { get; init; } = [];

    internal static byte[] Bytes(long key)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, key);
        return bytes;
    }

    internal long Number => Key.Length == sizeof(long) ? BinaryPrimitives.ReadInt64BigEndian(Key) : long.MaxValue;

    /// <summary>Whether it comes from a list in this order. One that does not would begin again at the start.</summary>
    public bool IsOf(Sort sort) => Order == Page.OrderOf(sort);

    public override string ToString()
    {
        var bytes = new byte[Head + Key.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, Order);
        Id.TryWriteBytes(bytes.AsSpan(sizeof(int)), bigEndian: true, out _);
        Key.CopyTo(bytes, Head);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>False when the text never was a cursor.</summary>
    public static bool TryParse(string? text, out Cursor? cursor)
    {
        cursor = null;
        if (string.IsNullOrEmpty(text) || text.Length > Longest || !Base64Url.IsValid(text))
            return false;
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length < Head)
            return false;
        cursor = new()
        {
            Order = BinaryPrimitives.ReadInt32BigEndian(bytes),
            Id = new Guid(bytes.AsSpan(sizeof(int), 16), bigEndian: true),
            Key = bytes[Head..],
        };
        return true;
    }
}
