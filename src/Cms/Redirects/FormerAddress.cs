namespace Cms.Redirects;

/// <summary>
/// Where a document was read before it was renamed or moved. It names the document and not its next address, so chains
/// and circles cannot be: whoever comes by an old address is sent straight to where the document is now.
/// </summary>
public sealed class FormerAddress
{
    public required string Culture { get; init; }

    /// <summary>Without the domain's prefix and the final slash, in lower case: `/projets/tram`.</summary>
    public required string Path { get; init; }

    /// <summary>Key of the document that was there last.</summary>
    public Guid Node { get; set; }
    public DateTimeOffset Since { get; set; }
}
