namespace Cms.Sync;

/// <summary>
/// What was last applied from a file. The source is kept so that a later writer can give back the elements this
/// program does not know.
/// </summary>
public sealed class SyncedFile
{
    /// <summary>Relative to the uSync folder, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of the bytes, in hexadecimal.</summary>
    public required string Hash { get; set; }
    public required string Source { get; set; }
}
