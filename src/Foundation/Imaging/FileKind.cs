namespace Foundation.Imaging;

/// <summary>What a file is by its first bytes; its name and the type a browser announced count for nothing.</summary>
public enum FileKind
{
    Unknown,
    Jpeg,
    Png,
    WebP,
    Gif,
    Pdf,
}

public static class FileKinds
{
    public static FileKind Recognise(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? FileKind.Jpeg
        : start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? FileKind.Png
        : start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8) ? FileKind.Gif
        : start.Length >= 12 && start.StartsWith("RIFF"u8) && start[8..].StartsWith("WEBP"u8) ? FileKind.WebP
        : start.StartsWith("%PDF-"u8) ? FileKind.Pdf
        : FileKind.Unknown;
}
