namespace Cms.Documents;

public enum ScheduledAction
{
    /// <summary>The draft is published.</summary>
    Release,

    /// <summary>What is published is withdrawn; the draft stays.</summary>
    Expire,
}

/// <summary>What shall happen to a document by itself, as uSync's `ContentSchedule` says it.</summary>
/// <param name="Culture">"" for a document that does not vary.</param>
/// <param name="At">Half-open: from this instant on.</param>
public sealed record ScheduledChange(string Culture, ScheduledAction Action, DateTimeOffset At);
