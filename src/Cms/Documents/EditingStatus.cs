namespace Cms.Documents;

/// <summary>
/// How a change of documents, media or their places ends. The names are Umbraco's, so that the backoffice's client and
/// whoever knows its API recognise them as `operationStatus`.
/// </summary>
public enum EditingStatus
{
    Success,
    NotFound,
    ParentNotFound,
    ParentInvalid,
    ContentTypeNotFound,
    NotAllowed,
    InTrash,
    NotInTrash,
    DuplicateKey,
    InvalidCulture,
    NameMissing,
    PropertyTypeNotFound,
    PropertyValidationError,
    ContentInvalid,
    PathNotPublished,
    SortingInvalid,

    /// <summary>Somebody else saved since this draft was read.</summary>
    ConcurrencyConflict,
    InvalidSchedule,
    TemporaryFileNotFound,
}
