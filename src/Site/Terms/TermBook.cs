using System.Security.Cryptography;
using System.Text;

namespace Site.Terms;

/// <summary>
/// The words to be explained, found as whole words whatever their capitals; an acronym is only found as it is written ("PLU" is not
/// "plu"). Where several begin at the same place, the longest is meant.
/// </summary>
public sealed class TermBook
{
    readonly Dictionary<string, Form[]> _byFirstWord;
    readonly Dictionary<string, Form[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public TermBook(IReadOnlyList<Term> terms)
    {
        _byFirstWord = terms
            .SelectMany(term => term.Forms.Select(form => new Form(term, form.Trim())))
            .Where(form => form.First.Length > 0)
            .GroupBy(form => form.First)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(form => form.Plain.Length).ToArray());
        _lookup = _byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
        (Terms, Version) = (terms, Hash(terms));
    }

    public IReadOnlyList<Term> Terms { get; }

    public bool IsEmpty => _byFirstWord.Count == 0;

    /// <summary>The same for the same words, definitions and addresses.</summary>
    public string Version { get; }

    /// <summary>The terms of a text from left to right, none inside another.</summary>
    public IEnumerable<(int Start, int Length, Term Term)> Find(string text)
    {
        var plain = Plain(text);
        for (var at = 0; at < plain.Length; at++)
        {
            if (!char.IsLetterOrDigit(plain[at]) || (at > 0 && Joins(plain[at - 1])))
                continue;
            if (Longest(text, plain, at) is not { } form)
                continue;
            yield return (at, form.Plain.Length, form.Term);
            at += form.Plain.Length - 1;
        }
    }

    Form? Longest(string text, string plain, int at)
    {
        if (!_lookup.TryGetValue(FirstWord(plain.AsSpan(at)), out var forms))
            return null;
        foreach (var form in forms)
            if (form.IsAt(text, plain, at))
                return form;
        return null;
    }

    /// <summary>Letter for letter, so that places stay the same: small letters, one kind of blank, one kind of apostrophe.</summary>
    static string Plain(string text) =>
        string.Create(
            text.Length,
            text,
            static (plain, typed) =>
            {
                for (var i = 0; i < plain.Length; i++)
                    plain[i] = typed[i] switch
                    {
                        '’' => '\'',
                        '‑' => '-',
                        var letter when char.IsWhiteSpace(letter) => ' ',
                        var letter => char.ToLowerInvariant(letter),
                    };
            }
        );

    static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
            end++;
        return text[..end];
    }

    static bool Joins(char letter) => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '@' or '&';

    static string Hash(IReadOnlyList<Term> terms)
    {
        var said = new StringBuilder();
        foreach (var term in terms)
            said.Append(term.Key)
                .Append('\n')
                .Append(term.Name)
                .Append('\n')
                .Append(term.Definition)
                .Append('\n')
                .Append(term.Url)
                .Append('\n')
                .AppendJoin('\n', term.Forms)
                .Append('\0');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString())));
    }

    sealed class Form(Term term, string written)
    {
        readonly bool _isAcronym = written.Count(char.IsUpper) > 1;

        public Term Term => term;
        public string Plain { get; } = TermBook.Plain(written);
        public string First { get; } = FirstWord(TermBook.Plain(written)).ToString();

        public bool IsAt(string text, string plain, int at)
        {
            var end = at + Plain.Length;
            return end <= plain.Length
                && string.CompareOrdinal(plain, at, Plain, 0, Plain.Length) == 0
                && (end == plain.Length || !Continues(plain, end))
                && (!_isAcronym || string.CompareOrdinal(text, at, written, 0, written.Length) == 0);
        }

        /// <summary>A hyphen continues a word when a letter follows it: "compost-" in a list is whole.</summary>
        static bool Continues(string plain, int end) =>
            char.IsLetterOrDigit(plain[end])
            || (plain[end] == '-' && end + 1 < plain.Length && char.IsLetterOrDigit(plain[end + 1]));
    }
}
