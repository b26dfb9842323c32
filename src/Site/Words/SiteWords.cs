namespace Site.Words;

/// <summary>The key of the words the site itself says: layout, templates, error pages.</summary>
public sealed class SiteWords;
