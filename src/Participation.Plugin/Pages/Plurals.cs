using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Participation.Pages;

/// <summary>Words that depend on a number: <c>Comments.one</c> and <c>Comments.other</c> in the resource, with {0} for it, then the others.</summary>
public static class Plurals
{
    /// <summary>French says the singular for 0 and 1, English for 1 alone (Unicode CLDR).</summary>
    public static string Count(this IStringLocalizer words, string key, long number, params object[] others)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        var one = number == 1 || (number == 0 && !english);
        return words[key + (one ? ".one" : ".other"), [number.ToString("N0", CultureInfo.CurrentCulture), .. others]];
    }
}
