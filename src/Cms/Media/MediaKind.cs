namespace Cms.Media;

/// <summary>
/// What a file is, by its first bytes and not by its name. What is not one of the few kinds a browser may show in place
/// is downloaded: an SVG or an HTML page would otherwise speak in the name of the site.
/// </summary>
public sealed record MediaKind(string ContentType, bool ShownInPlace)
{
    /// <summary>A picture that can be made in other sizes.</summary>
    public bool IsDrawn => ContentType is "image/jpeg" or "image/png" or "image/webp" or "image/gif";

    static readonly MediaKind Unknown = new("application/octet-stream", ShownInPlace: false);

    public static MediaKind Of(ReadOnlySpan<byte> start, string name)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return new("image/jpeg", true);
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return new("image/png", true);
        if (start.StartsWith("GIF8"u8))
            return new("image/gif", true);
        if (start.Length > 12 && start.StartsWith("RIFF"u8) && start[8..].StartsWith("WEBP"u8))
            return new("image/webp", true);
        if (start.Length > 12 && start[4..].StartsWith("ftyp"u8))
            return start[8..].StartsWith("avif"u8) ? new("image/avif", true) : new("video/mp4", true);
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return new("video/webm", true);
        if (start.StartsWith("OggS"u8))
            return new("audio/ogg", true);
        if (start.StartsWith("ID3"u8))
            return new("audio/mpeg", true);
        if (start.StartsWith("%PDF-"u8))
            return new("application/pdf", true);
        if (start.StartsWith("WEBVTT"u8) && name.EndsWith(".vtt", StringComparison.OrdinalIgnoreCase))
            return new("text/vtt; charset=utf-8", true);
        return Downloaded(name);
    }

    static MediaKind Downloaded(string name) =>
        Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".svg" => new("image/svg+xml", false),
            ".csv" => new("text/csv; charset=utf-8", false),
            ".txt" => new("text/plain; charset=utf-8", false),
            ".zip" => new("application/zip", false),
            ".docx" => new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false),
            ".xlsx" => new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false),
            ".odt" => new("application/vnd.oasis.opendocument.text", false),
            ".ods" => new("application/vnd.oasis.opendocument.spreadsheet", false),
            _ => Unknown,
        };
}
