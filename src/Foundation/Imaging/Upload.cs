namespace Foundation.Imaging;

public enum UploadOutcome
{
    Accepted,
    Empty,

    /// <summary>More bytes than <see cref="UploadLimits"/> allow.</summary>
    TooLarge,

    /// <summary>Neither a picture nor a PDF that we take, whatever its name says.</summary>
    UnknownKind,

    /// <summary>A picture with more pixels than <see cref="UploadLimits.Pixels"/>: small files can hide enormous ones.</summary>
    TooManyPixels,

    /// <summary>It begins like a picture or a PDF and cannot be read to its end.</summary>
    Damaged,

    /// <summary>A PDF that is something else too (HTML, an archive), or that carries programs.</summary>
    Suspicious,
}

/// <summary>What an upload may weigh.</summary>
public sealed record UploadLimits
{
    public int Bytes { get; init; } = 15 * 1024 * 1024;
    public long Pixels { get; init; } = 60_000_000;

    /// <summary>The longest side kept, in pixels; larger pictures are reduced.</summary>
    public int LongestSide { get; init; } = 2560;
}

/// <summary>
/// A file fit to be stored. Pictures have been drawn anew (WebP, upright, sRGB), so nothing of the file that was sent is left:
/// no place where it was taken, no hidden content. A PDF is stored as it is.
/// </summary>
/// <param name="Inline">
/// May be shown in the page. Everything else is served with <c>Content-Disposition: attachment</c>; everything, with <c>nosniff</c>.
/// </param>
/// <param name="Width">In pixels; 0 for a PDF.</param>
public sealed record SafeFile(byte[] Bytes, string ContentType, string Extension, bool Inline, int Width, int Height);

/// <param name="File">Only when accepted.</param>
public sealed record Upload(UploadOutcome Outcome, SafeFile? File = null);
