using Foundation.Search;
using Site.Editorial;

namespace Site.Finder;

/// <summary>
/// Finds the competence that a few words are about, among the names and keywords of the jurisdictions' pages. Words are
/// compared as the search index compares them, and count the more the fewer competences have them: "lampadaire" says more
/// than "rue". A few hundred phrases are read faster one by one than through an index.
/// </summary>
public sealed class CompetenceIndex
{
    /// <summary>A phrase said by halves is believed when it is at least that share of what was typed.</summary>
    const double EnoughOfWhatWasTyped = 0.5;

    /// <summary>A keyword of one word inside a longer text: below this share, the text is about something else.</summary>
    const double TooLittle = 0.25;
    const double Name = 0.9;

    /// <summary>What a word that names no subject weighs.</summary>
    const double Empty = 0.3;

    readonly Phrase[] _phrases;
    readonly Dictionary<string, double> _weights;
    readonly double _unknown;
    readonly Spelling _spelling;

    public CompetenceIndex(IReadOnlyList<Jurisdiction> jurisdictions)
    {
        _phrases = [.. jurisdictions.SelectMany(Phrases)];
        var having = _phrases
            .SelectMany(phrase => phrase.Stems.Select(stem => (stem, phrase.Competence)))
            .Distinct()
            .CountBy(pair => pair.stem);
        double all = jurisdictions.Sum(page => page.Competences.Count);
        _weights = having.ToDictionary(pair => pair.Key, pair => Math.Log(1 + all / pair.Value), StringComparer.Ordinal);
        _unknown = Math.Log(1 + all);
        _spelling = new(_phrases.Select(phrase => phrase.Text));
    }

    /// <summary>The best competence of each jurisdiction that <paramref name="text"/> may be about, best first.</summary>
    public IReadOnlyList<CompetenceMatch> Find(string text) =>
        [
            .. Competences(text)
                .GroupBy(match => match.Jurisdiction.Key)
                .Select(page => page.MaxBy(match => match.Score))
                .OfType<CompetenceMatch>()
                .OrderByDescending(match => match.Score),
        ];

    IEnumerable<CompetenceMatch> Competences(string text)
    {
        var (typed, near) = Read(text);
        if (typed.All(EmptyWords.Has))
            return [];
        var asked = typed.Sum(Weight);
        return _phrases
            .Select(phrase => Match(phrase, typed, asked, near))
            .OfType<CompetenceMatch>()
            .GroupBy(match => match.Competence)
            .Select(group => group.MaxBy(match => match.Score)!); // a group has one
    }

    CompetenceMatch? Match(Phrase phrase, HashSet<string> typed, double asked, bool near)
    {
        var said = phrase.Stems.Where(typed.Contains).ToList();
        if (said.All(EmptyWords.Has))
            return null;
        var hit = said.Sum(Weight);
        var whole = said.Count == phrase.Stems.Length;
        var share = hit / asked;
        if (whole ? said.Count == 1 && share < TooLittle : share < EnoughOfWhatWasTyped)
            return null;
        var score = whole ? hit : hit * share * share * (0.5 + 0.3 * hit / phrase.Stems.Sum(Weight));
        return new(phrase.Jurisdiction, phrase.Competence, score * phrase.Trust, whole, said.Count, near);
    }

    /// <summary>A word that nobody has is read as the nearest that somebody has.</summary>
    (HashSet<string> Stems, bool Near) Read(string text)
    {
        var stems = new HashSet<string>(StringComparer.Ordinal);
        var near = false;
        foreach (var word in FrenchWords.Stems(text))
            if (
                _weights.ContainsKey(word.Term)
                || EmptyWords.Has(word.Term)
                || _spelling.Near(text[word.Start..word.End]) is not { } meant
            )
                stems.Add(word.Term);
            else
                near |= stems.Add(meant);
        return (stems, near);
    }

    double Weight(string stem) => EmptyWords.Has(stem) ? Empty : _weights.GetValueOrDefault(stem, _unknown);

    static IEnumerable<Phrase> Phrases(Jurisdiction page) =>
        from competence in page.Competences
        from said in competence
            .Keywords.Select(keyword => (Text: keyword, Trust: 1.0))
            .Append((Text: competence.Name, Trust: Name))
        let stems = FrenchWords.Stems(said.Text).Select(word => word.Term).Distinct()
        let phrase = new Phrase(page, competence, said.Text, [.. stems], said.Trust)
        where phrase.Stems.Length > 0
        select phrase;

    sealed record Phrase(Jurisdiction Jurisdiction, Competence Competence, string Text, string[] Stems, double Trust);
}

/// <param name="Score">The higher the more certain; comparable within one answer.</param>
/// <param name="Whole">All the words of a keyword, or of the name, were said.</param>
/// <param name="Words">How many of them.</param>
/// <param name="Near">A word was read as another that is spelt nearly so.</param>
public sealed record CompetenceMatch(
    Jurisdiction Jurisdiction,
    Competence Competence,
    double Score,
    bool Whole,
    int Words,
    bool Near
)
{
    /// <summary>Where the page explains this competence, from the root.</summary>
    public string Url => $"{Jurisdiction.Url}#{Competence.Anchor}";
}
