namespace Foundation.Imaging;

/// <summary>
/// The cheap tests a PDF passes before it is kept: it is one from its first byte to its last, nothing else at the same time, and
/// says of no program that it would run one. It is stored as it is, so it is only ever handed out as an attachment.
/// </summary>
static class Pdf
{
    const int Edge = 1024;

    public static UploadOutcome Check(ReadOnlySpan<byte> bytes)
    {
        var end = bytes[Math.Max(0, bytes.Length - Edge)..];
        if (end.IndexOf("%%EOF"u8) < 0)
            return UploadOutcome.Damaged;
        return HasMarkup(bytes[..Math.Min(Edge, bytes.Length)]) || IsArchive(bytes) || HasProgram(bytes)
            ? UploadOutcome.Suspicious
            : UploadOutcome.Accepted;
    }

    static bool HasMarkup(ReadOnlySpan<byte> start)
    {
        var text = System.Text.Encoding.Latin1.GetString(start);
        foreach (var mark in (ReadOnlySpan<string>)["<script", "<html", "<!doctype", "<svg", "<?php"])
            if (text.Contains(mark, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>An archive is read from its end: a record, then a comment of the length that it says.</summary>
    static bool IsArchive(ReadOnlySpan<byte> bytes)
    {
        const int record = 22;
        for (var tail = bytes[Math.Max(0, bytes.Length - record - ushort.MaxValue)..]; ; tail = tail[1..])
        {
            var at = tail.IndexOf("PK\x05\x06"u8);
            if (at < 0 || tail.Length - at < record)
                return false;
            tail = tail[at..];
            if (record + (tail[20] | tail[21] << 8) == tail.Length)
                return true;
        }
    }

    static bool HasProgram(ReadOnlySpan<byte> bytes) =>
        Names(bytes, "/JavaScript"u8) || Names(bytes, "/JS"u8) || Names(bytes, "/Launch"u8);

    /// <summary>As a whole name: "/JSomething" is another.</summary>
    static bool Names(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> name)
    {
        for (var at = bytes.IndexOf(name); at >= 0; at = bytes.IndexOf(name))
        {
            bytes = bytes[(at + name.Length)..];
            if (bytes.IsEmpty || " \r\n\t\0\f/<>[]()"u8.Contains(bytes[0]))
                return true;
        }
        return false;
    }
}
