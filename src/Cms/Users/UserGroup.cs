namespace Cms.Users;

/// <summary>What a group of users may see and do in the backoffice. Users name their groups by alias.</summary>
public sealed class UserGroup
{
    public int Id { get; init; }
    public Guid Key { get; init; }
    public required string Alias { get; set; }

    /// <summary>Replaced as a whole.</summary>
    public required GroupRights Rights { get; set; }
}

public sealed record GroupRights
{
    public required string Name { get; init; }
    public string? Icon { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Cultures they may write in, when not all.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
    public bool AllLanguages { get; init; }

    /// <summary>Where their tree of documents starts, when not at the root.</summary>
    public Guid? DocumentStart { get; init; }
    public bool DocumentRoot { get; init; }
    public Guid? MediaStart { get; init; }
    public bool MediaRoot { get; init; }

    /// <summary>What they may do with a document that nothing more precise is said of, see <see cref="DocumentVerb"/>.</summary>
    public IReadOnlyList<string> Verbs { get; init; } = [];

    /// <summary>What they may do with a document and everything below it, instead of <see cref="Verbs"/>.</summary>
    public IReadOnlyList<DocumentRights> Documents { get; init; } = [];
}

public sealed record DocumentRights(Guid Document, IReadOnlyList<string> Verbs);

/// <summary>Start nodes of one user, besides those of their groups.</summary>
public sealed record UserReach
{
    public IReadOnlyList<Guid> Documents { get; init; } = [];
    public bool DocumentRoot { get; init; }
    public IReadOnlyList<Guid> Media { get; init; } = [];
    public bool MediaRoot { get; init; }
}

/// <summary>Umbraco's names of what may be done with a document.</summary>
public static class DocumentVerb
{
    public const string Read = "Umb.Document.Read";
    public const string Create = "Umb.Document.Create";
    public const string Update = "Umb.Document.Update";
    public const string Delete = "Umb.Document.Delete";
    public const string Publish = "Umb.Document.Publish";
    public const string Unpublish = "Umb.Document.Unpublish";
    public const string Duplicate = "Umb.Document.Duplicate";
    public const string Move = "Umb.Document.Move";
    public const string Sort = "Umb.Document.Sort";
    public const string CultureAndHostnames = "Umb.Document.CultureAndHostnames";
    public const string Rollback = "Umb.Document.Rollback";
    public const string ReadValue = "Umb.Document.PropertyValue.Read";
    public const string WriteValue = "Umb.Document.PropertyValue.Write";

    public static readonly IReadOnlyList<string> All =
    [
        Read,
        Create,
        Update,
        Delete,
        Publish,
        Unpublish,
        Duplicate,
        Move,
        Sort,
        CultureAndHostnames,
        Rollback,
        ReadValue,
        WriteValue,
    ];
}

/// <summary>Umbraco's names of the backoffice's sections.</summary>
public static class Section
{
    public const string Content = "Umb.Section.Content";
    public const string Media = "Umb.Section.Media";
    public const string Settings = "Umb.Section.Settings";
    public const string Users = "Umb.Section.Users";
    public const string Translation = "Umb.Section.Translation";
}
