using System.Globalization;
using System.Text;

namespace Cms.Sync.Writing;

/// <summary>Names of files and made-up keys, by uSync's rules (`USYNC.md`, 2 and 9).</summary>
internal static class SyncNames
{
    /// <summary>A file name without its extension: the last dot stands, other marks become one hyphen.</summary>
    public static string Safe(string name)
    {
        var text = name.Replace("'", "", StringComparison.Ordinal).Replace("+", "plus", StringComparison.Ordinal);
        var dot = text.LastIndexOf('.');
        var (left, right) = dot < 0 ? (text, "") : (text[..dot], text[(dot + 1)..]);
        var (first, last) = (Clean(left), Clean(right));
        var safe = last.Length > 0 ? $"{first}.{last}" : first;
        return safe is "app.config" or "web.config" ? $"__{safe.Split('.')[0]}__.config" : safe;
    }

    /// <summary>What is added to a name that another item of the folder has.</summary>
    public static string Suffix(Guid key)
    {
        const string alphabet = "abcdefghijklmnopqrstuvwxyz012345";
        var b = key.ToByteArray();
        int[] places =
        [
            b[0] >> 3,
            ((b[0] & 7) << 2) | (b[1] >> 6),
            (b[1] & 0x3e) >> 1,
            (b[1] & 1) | (b[2] >> 4), // not what base 32 would say, and how uSync does it
            ((b[2] & 15) << 1) | (b[3] >> 7),
            (b[3] & 0x7c) >> 2,
            ((b[3] & 3) << 3) | (b[4] >> 5),
            b[4] & 31,
        ];
        return "_" + string.Concat(places.Select(place => alphabet[place]));
    }

    /// <summary>The key of a language, from its code, and of a domain, from its name.</summary>
    public static Guid Key(string name)
    {
        unchecked
        {
            const int start = (5381 << 16) + 5381;
            var (even, odd) = (start, start);
            for (var index = 0; index < name.Length; index++)
                if (index % 2 == 0)
                    even = (even * 33) ^ name[index];
                else
                    odd = (odd * 33) ^ name[index];
            var hash = (uint)(even + odd * 1566083941);
            return Guid.Parse(hash.ToString("x8", CultureInfo.InvariantCulture) + "-0000-0000-0000-000000000000");
        }
    }

    static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var sign in text)
            if (char.IsLetterOrDigit(sign) || sign == '_')
                clean.Append(char.ToLowerInvariant(sign));
            else if (clean.Length > 0 && clean[^1] != '-')
                clean.Append('-');
        return clean.ToString().Trim('-');
    }
}
