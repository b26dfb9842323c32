namespace Cms.Users;

/// <summary>Who did what with a document, a medium or an account. Never changed, never deleted.</summary>
public sealed class AuditRow
{
    public Guid Id { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Key of the user; none for the program itself.</summary>
    public Guid? By { get; init; }

    /// <summary>Key of the document, medium or user it was done to.</summary>
    public Guid? Subject { get; init; }

    /// <summary>Umbraco's name of what was done (`Save`, `Publish`, `Move`…).</summary>
    public required string Action { get; init; }
    public string? Comment { get; init; }

    internal static AuditRow New(DateTimeOffset now, Guid? by, Guid? subject, string action, string? comment = null) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            By = by,
            Subject = subject,
            Action = action,
            Comment = comment,
        };
}
