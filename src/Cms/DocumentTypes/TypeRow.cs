namespace Cms.DocumentTypes;

public enum TypeKind
{
    Document,
    Media,
}

/// <summary>A document type, element type or media type.</summary>
public sealed class TypeRow
{
    public int Id { get; init; }
    public Guid Key { get; init; }
    public required string Alias { get; set; }
    public TypeKind Kind { get; init; }
    public required TypeDefinition Definition { get; set; }
}
