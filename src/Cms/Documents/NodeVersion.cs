namespace Cms.Documents;

/// <summary>What a document was after one save. Never changed, never deleted.</summary>
public sealed class NodeVersion
{
    public Guid Id { get; init; }
    public Guid Node { get; init; }

    /// <summary>1 for the first save of the document.</summary>
    public int Number { get; init; }
    public DateTimeOffset Saved { get; init; }

    /// <summary>Key of the user who saved; none for the program itself (files, imports).</summary>
    public Guid? SavedBy { get; init; }

    /// <summary>Whether this save was also a publication.</summary>
    public bool Published { get; init; }
    public required NodeContent Content { get; init; }
}
