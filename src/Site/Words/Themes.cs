using Microsoft.Extensions.Localization;

namespace Site.Words;

/// <summary>Themes are stored as editors read them, in French.</summary>
public static class Themes
{
    /// <summary>The theme in the reader's language; one that an editor has added since is said as it is written.</summary>
    public static string Theme(this IStringLocalizer words, string theme) =>
        words["Theme." + theme] is { ResourceNotFound: false } known ? known : theme;
}
