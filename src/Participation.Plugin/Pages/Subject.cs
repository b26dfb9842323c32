namespace Participation.Pages;

/// <summary>Names something that citizens wrote, whatever room it lives in.</summary>
/// <param name="Kind">As in the change feed: <c>contribution</c>, <c>comment</c>…</param>
public readonly record struct Subject(string Kind, Guid Id);
