using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Foundation.Search;

/// <summary>
/// What a visitor typed, read as people mean it: words, "phrases", -exclusions, and everything else ignored. No text is an error.
/// </summary>
sealed class UserText
{
    const int LongestText = 400;
    const int MostClauses = 16;
    static readonly char[] Quotes = ['"', '“', '”', '«', '»'];

    sealed record Clause(string Text, bool Phrase, bool Excluded);

    readonly List<Clause> clauses;
    readonly bool openEnded;

    UserText(List<Clause> clauses, bool openEnded) => (this.clauses, this.openEnded) = (clauses, openEnded);

    /// <summary>Null when nothing was typed.</summary>
    public static UserText? Read(string? text, bool asYouType)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var read = new List<Clause>();
        var typed = text.AsSpan(0, Math.Min(text.Length, LongestText));
        var typing = asYouType && char.IsLetterOrDigit(typed[^1]);
        for (var i = 0; i < typed.Length && read.Count < MostClauses; )
        {
            if (char.IsWhiteSpace(typed[i]))
            {
                i++;
                continue;
            }
            var excluded = typed[i] == '-' && i + 1 < typed.Length && !char.IsWhiteSpace(typed[i + 1]);
            if (excluded)
                i++;
            var phrase = Quotes.AsSpan().Contains(typed[i]);
            if (phrase)
                i++;
            var length = phrase ? typed[i..].IndexOfAny(Quotes) : Blank(typed[i..]);
            var end = length < 0 ? typed.Length : i + length;
            read.Add(new(typed[i..end].ToString(), phrase, excluded));
            i = end + (phrase ? 1 : 0);
        }
        return new(read, typing && read is [.., { Phrase: false, Excluded: false }]);
    }

    static int Blank(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsWhiteSpace(text[i]) || Quotes.AsSpan().Contains(text[i]))
                return i;
        return -1;
    }

    /// <summary>The words to be shown as found: stems, and the beginnings of the word being typed.</summary>
    public (HashSet<string> Stems, HashSet<string> Words, string? Beginning) Sought()
    {
        var wanted = clauses.Where(clause => !clause.Excluded).ToList();
        var stems = wanted.SelectMany(clause => FrenchAnalyzer.Stems.Read(clause.Text)).Select(word => word.Term).ToHashSet();
        var words = wanted.SelectMany(clause => FrenchAnalyzer.Words.Read(clause.Text)).Select(word => word.Term).ToList();
        var joined = wanted.Where(clause => !clause.Phrase).Select(clause => Joined(clause.Text)).OfType<string>();
        return ([.. stems, .. joined], stems.Count == 0 ? [.. words] : [], openEnded ? words.LastOrDefault() : null);
    }

    public Query ToQuery(Reading reading, IReadOnlyDictionary<string, float> weights)
    {
        var wanted = new List<Query>();
        var unwanted = new List<Query>();
        for (var i = 0; i < clauses.Count; i++)
        {
            var last = openEnded && i == clauses.Count - 1;
            if (OfClause(clauses[i], last, reading, weights) is { } query)
                (clauses[i].Excluded ? unwanted : wanted).Add(query);
        }
        if (wanted.Count == 0)
            wanted.AddRange(LittleWords(weights));
        return Combine(wanted, unwanted, reading);
    }

    static BooleanQuery Combine(List<Query> wanted, List<Query> unwanted, Reading reading)
    {
        var all = new BooleanQuery(disableCoord: true);
        var join = reading == Reading.SomeWords ? Occur.SHOULD : Occur.MUST;
        foreach (var query in wanted)
            all.Add(query, join);
        if (wanted.Count == 0 && unwanted.Count > 0)
            all.Add(new MatchAllDocsQuery(), Occur.MUST);
        foreach (var query in unwanted)
            all.Add(query, Occur.MUST_NOT);
        return all;
    }

    /// <summary>Only words such as "le" or "par" were typed: they count after all, compared as they stand.</summary>
    IEnumerable<Query> LittleWords(IReadOnlyDictionary<string, float> weights) =>
        from clause in clauses
        where !clause.Excluded
        from word in FrenchAnalyzer.Words.Read(clause.Text)
        select new TermQuery(new Term(Fields.Words, word.Term));

    static Query? OfClause(Clause clause, bool openEnded, Reading reading, IReadOnlyDictionary<string, float> weights)
    {
        var stems = FrenchAnalyzer.Stems.Read(clause.Text);
        if (openEnded && FrenchAnalyzer.Words.Read(clause.Text) is [.., var typing])
            return Either(
                stems.Count == 0 ? null : Together(stems, clause, weights),
                AllButLast(stems, new PrefixQuery(new Term(Fields.Words, typing.Term)), weights)
            );
        if (stems.Count == 0)
            return null;
        if (reading != Reading.NearSpelling || clause.Phrase || clause.Excluded)
            return Either(Together(stems, clause, weights), JoinedQuery(clause, weights));
        return All(FrenchAnalyzer.Words.Read(clause.Text).Select(word => Near(word.Term, weights)));
    }

    static Query AllButLast(List<Word> stems, Query last, IReadOnlyDictionary<string, float> weights) =>
        All([.. stems.SkipLast(1).Select(stem => AnyField(stem.Term, weights)), last]);

    /// <summary>One word, or a compound such as "arc-en-ciel", or a phrase: in that order, as many little words between them.</summary>
    static Query Together(List<Word> stems, Clause clause, IReadOnlyDictionary<string, float> weights)
    {
        if (stems.Count == 1)
            return AnyField(stems[0].Term, weights);
        var either = new BooleanQuery(disableCoord: true);
        foreach (var (field, weight) in weights)
        {
            var phrase = new PhraseQuery { Boost = weight };
            foreach (var stem in stems)
                phrase.Add(new Term(Fields.Text(field), stem.Term), stem.Position);
            either.Add(phrase, Occur.SHOULD);
        }
        return either;
    }

    static Query AnyField(string stem, IReadOnlyDictionary<string, float> weights)
    {
        var either = new BooleanQuery(disableCoord: true);
        foreach (var (field, weight) in weights)
            either.Add(new TermQuery(new Term(Fields.Text(field), stem)) { Boost = weight }, Occur.SHOULD);
        return either;
    }

    static BooleanQuery Near(string word, IReadOnlyDictionary<string, float> weights)
    {
        var either = new BooleanQuery(disableCoord: true);
        foreach (var stem in FrenchAnalyzer.Stems.Read(word))
            either.Add(AnyField(stem.Term, weights), Occur.SHOULD);
        if (word.Length >= 4)
            either.Add(new FuzzyQuery(new Term(Fields.Words, word), word.Length < 8 ? 1 : 2, 1, 20, true), Occur.SHOULD);
        return either;
    }

    /// <summary>"co-voiturage" also finds "covoiturage".</summary>
    static Query? JoinedQuery(Clause clause, IReadOnlyDictionary<string, float> weights) =>
        clause.Phrase || Joined(clause.Text) is not { } joined ? null : AnyField(joined, weights);

    static string? Joined(string text) =>
        text.AsSpan().Trim('-').Contains('-')
        && FrenchAnalyzer.Stems.Read(text.Replace("-", "", StringComparison.Ordinal)) is [var joined]
            ? joined.Term
            : null;

    static Query Either(Query? first, Query? second)
    {
        if (first is null || second is null)
            return first ?? second ?? new BooleanQuery();
        return new BooleanQuery(disableCoord: true) { { first, Occur.SHOULD }, { second, Occur.SHOULD } };
    }

    static Query All(IEnumerable<Query> queries)
    {
        var all = new BooleanQuery(disableCoord: true);
        foreach (var query in queries)
            all.Add(query, Occur.MUST);
        return all;
    }
}
