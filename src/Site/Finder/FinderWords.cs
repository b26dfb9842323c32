namespace Site.Finder;

/// <summary>The type that the finder's words are filed under.</summary>
public sealed class FinderWords;
