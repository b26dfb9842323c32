namespace Site.Search;

/// <summary>The type that the words of the search page are filed under.</summary>
public sealed class SearchWords;
