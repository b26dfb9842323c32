namespace Cms.Documents;

public enum NodeKind
{
    Document,
    Media,
}

/// <summary>One document, or one medium: where it stands in the tree, what is being written, what is published.</summary>
public sealed class NodeRow
{
    public int Id { get; init; }
    public Guid Key { get; init; }
    public NodeKind Kind { get; init; }
    public Guid? Parent { get; set; }
    public Guid TypeKey { get; set; }
    public int SortOrder { get; set; }

    /// <summary>1 at the root.</summary>
    public int Level { get; set; }
    public bool Trashed { get; set; }

    /// <summary>Where it stood before it was thrown away; none for the root, or when it went with what is above it.</summary>
    public Guid? TrashedFrom { get; set; }

    /// <summary>Alias of the view that shows it; none means the one named after its type.</summary>
    public string? Template { get; set; }
    public DateTimeOffset Created { get; init; }

    /// <summary>Key of the user; none for the program itself.</summary>
    public Guid? CreatedBy { get; init; }

    /// <summary>When the draft was last saved. Who saves says which one they read: see <see cref="SaveDraft"/>.</summary>
    public DateTimeOffset Updated { get; set; }
    public Guid? UpdatedBy { get; set; }

    /// <summary>What editors are writing. Replaced as a whole, never changed in place.</summary>
    public required NodeContent Draft { get; set; }

    /// <summary>What the public reads: the cultures that are published, with their URL segments. None when unpublished.</summary>
    public NodeContent? Live { get; set; }

    /// <summary>What shall happen by itself; none when nothing shall. Replaced as a whole.</summary>
    public IReadOnlyList<ScheduledChange>? Schedule { get; set; }
}
