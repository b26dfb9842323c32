namespace Site.Terms;

/// <summary>A word of the glossary, to be explained where it stands.</summary>
/// <param name="Key">Of its page: there it is not explained.</param>
/// <param name="Forms">Its name and its aliases, as editors write them.</param>
/// <param name="Url">Of its page, from the root.</param>
public sealed record Term(Guid Key, string Name, string Definition, string Url, IReadOnlyList<string> Forms);
