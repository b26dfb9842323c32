using System.Text;

namespace Participation.Citizens;

/// <summary>
/// Two names that a reader takes for one another have the same skeleton: accents, case, spaces, punctuation and the
/// letters of other scripts that look like Latin ones are gone. After Unicode TR39, section 4, for the obvious ones
/// only: what is compared is a short list of French and English words, not any two names.
/// </summary>
static class LookAlikes
{
    /// <summary>Each letter of the first line looks like the one below it; those of the third pair are of any case already.</summary>
    static readonly (string Foreign, string Latin)[] Pairs =
    [
        ("АВЕЗКМНОРСТУХІЈЅԌԚԜабвгдеһікмнопрсԛтуѕхјѵԝ", "ABE3KMHOPCTYXIJSGQWa6brgehikmhonpcqtysxjvw"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβγεηικνορτυχω", "ABEZHIKMNOPTYXabyenikvoptuxw"),
        ("օոսհցքᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡıȷøđħŧłɨʉ", "onuhgpabcdefghijklmnoprstuvwyzagijodhtliu"),
        ("0123456789$!|¡€£@", "olzeasgtbgslllela"),
    ];

    static readonly Dictionary<Rune, Rune> Latin = Read();

    public static string Skeleton(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var letter = Rune.ToLowerInvariant(Twice(rune));
            if (Rune.IsLetterOrDigit(letter))
                plain.Append(letter);
        }
        return plain
            .Replace("æ", "ae")
            .Replace("œ", "oe")
            .Replace("ß", "ss")
            // What is left are the letters of one shape in many fonts.
            .Replace('i', 'l')
            .Replace("rn", "m")
            .Replace("vv", "w")
            .ToString();
    }

    /// <summary>A Cyrillic З looks like a 3, which stands for an E.</summary>
    static Rune Twice(Rune rune) => Latin.GetValueOrDefault(Once(rune), Once(rune));

    static Rune Once(Rune rune) =>
        Latin.TryGetValue(rune, out var latin) ? latin
        // The letters that flags are made of: 🇦 to 🇿.
        : rune.Value is >= 0x1F1E6 and <= 0x1F1FF ? new Rune('a' + rune.Value - 0x1F1E6)
        : rune;

    static Dictionary<Rune, Rune> Read() =>
        Pairs
            .SelectMany(pair => pair.Foreign.EnumerateRunes().Zip(pair.Latin.EnumerateRunes()))
            .ToDictionary(pair => pair.First, pair => pair.Second);
}
