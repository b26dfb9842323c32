using System.Globalization;
using Participation.Notifications;

namespace Participation.Citizens;

static class Cultures
{
    /// <summary>The language of the page, as we keep it with a person: <c>fr-FR</c> or <c>en-US</c>.</summary>
    public static string Now => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en" ? "en-US" : "fr-FR";

    /// <summary>A person as the reader of a letter; only for one who has an address.</summary>
    public static AccountLetters.Reader AsReader(this Person person) =>
        new(
            person.Email ?? throw new InvalidOperationException("A person without an address gets no letter."),
            person.Culture,
            person.Id
        );
}
