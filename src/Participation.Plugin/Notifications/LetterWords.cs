using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Participation.Notifications;

/// <summary>Writes letters in the language of who receives them, whatever the language of the request.</summary>
public sealed class LetterWords(IStringLocalizer<NotificationsRoom> words, IOptions<ParticipationOptions> options)
{
    /// <summary>The letter <c>{name}.Subject</c> and <c>{name}.Text</c> of the room's words, signed.</summary>
    public LetterText Write(string culture, string name, params object[] values)
    {
        using var language = new Spoken(culture);
        var subject = words[name + ".Subject", values].Value;
        var text = words[name + ".Text", values].Value.Trim().ReplaceLineEndings("\n");
        var signature = words["Signature", words["SiteName"].Value, options.Value.PublicUrl()].Value.Trim();
        return new LetterText(OneLine(subject), $"{text}\n\n{signature}\n");
    }

    /// <summary>A word of this room in a person's language.</summary>
    public string Word(string culture, string name)
    {
        using var language = new Spoken(culture);
        return words[name];
    }

    /// <summary>An absolute address of ours, in the reader's language; never made from a request.</summary>
    public string Link(string culture, string path) =>
        options.Value.PublicUrl() + (culture.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "/en" : "") + path;

    /// <summary>A subject holds a title that somebody typed: a line end in it would start another header.</summary>
    static string OneLine(string subject)
    {
        var line = string.Concat(subject.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length <= 200 ? line : line[..199] + "…";
    }

    readonly struct Spoken : IDisposable
    {
        readonly CultureInfo _culture = CultureInfo.CurrentCulture;
        readonly CultureInfo _words = CultureInfo.CurrentUICulture;

        public Spoken(string culture) =>
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _words);
    }
}
