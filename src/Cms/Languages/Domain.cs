namespace Cms.Languages;

/// <summary>Gives a tree of documents an address in one language: `/` in French, `/en` in English.</summary>
public sealed class Domain
{
    /// <summary>A path (`/en`), or a host with or without one (`example.org/en`).</summary>
    public required string Name { get; init; }
    public required string Language { get; init; }

    /// <summary>Key of the document that answers at this address.</summary>
    public Guid Root { get; set; }

    /// <summary>The path part, without a final slash: "" or "/en".</summary>
    public string PathPrefix
    {
        get
        {
            var name = Name.Contains("://", StringComparison.Ordinal) ? new Uri(Name).AbsolutePath : Name;
            var slash = name.IndexOf('/', StringComparison.Ordinal);
            return slash < 0 ? "" : name[slash..].TrimEnd('/');
        }
    }
}
