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
        var joined = wanted.Select(Joined).OfType<string>();
        return ([.. stems, .. joined], stems.Count == 0 ? [.. words] : [], openEnded ? words.LastOrDefault() : null);
    }

    /// <summary>What has to be looked up. No condition at all means that nothing of what was typed can be found.</summary>
    public IReadOnlyList<Condition> Conditions(Reading reading, IReadOnlyDictionary<string, float> weights)
    {
        var conditions = new List<Condition>();
        for (var i = 0; i < clauses.Count; i++)
            if (OfClause(clauses[i], openEnded && i == clauses.Count - 1, reading, weights).ToArray() is { Length: > 0 } any)
                conditions.Add(new(any, clauses[i].Excluded));
        if (conditions.Count == 0)
            conditions.AddRange(LittleWords());
        return conditions;
    }

    /// <summary>Only words such as "le" or "par" were typed: they count after all, compared as they stand.</summary>
    IEnumerable<Condition> LittleWords() =>
        from clause in clauses
        from word in FrenchAnalyzer.Words.Read(clause.Text)
        select new Condition([new TermQuery(new Term(Fields.Words, word.Term))], clause.Excluded);

    static IEnumerable<Query> OfClause(Clause clause, bool openEnded, Reading reading, IReadOnlyDictionary<string, float> weights)
    {
        var stems = FrenchAnalyzer.Stems.Read(clause.Text);
        var words = openEnded || reading == Reading.NearSpelling ? FrenchAnalyzer.Words.Read(clause.Text) : [];
        var queries = Together(stems, weights);
        if (openEnded && words is [var typing])
            queries = queries.Append(new PrefixQuery(new Term(Fields.Words, typing.Term)));
        if (reading == Reading.NearSpelling && words is [{ Term.Length: >= 4 } typed] && !clause.Phrase && !clause.Excluded)
            queries = queries.Append(Near(typed.Term));
        return Joined(clause) is { } joined ? queries.Concat(AnyField(joined, weights)) : queries;
    }

    /// <summary>One word, or a compound such as "arc-en-ciel", or a phrase: in that order, as many little words between them.</summary>
    static IEnumerable<Query> Together(List<Word> stems, IReadOnlyDictionary<string, float> weights) =>
        stems.Count switch
        {
            0 => [],
            1 => AnyField(stems[0].Term, weights),
            _ => weights.Select(field => Phrase(stems, field.Key, field.Value)),
        };

    static IEnumerable<Query> AnyField(string stem, IReadOnlyDictionary<string, float> weights) =>
        weights.Select(field => new TermQuery(new Term(Fields.Text(field.Key), stem)) { Boost = field.Value });

    static PhraseQuery Phrase(List<Word> stems, string field, float weight)
    {
        var phrase = new PhraseQuery { Boost = weight };
        foreach (var stem in stems)
            phrase.Add(new Term(Fields.Text(field), stem.Term), stem.Position);
        return phrase;
    }

    /// <summary>One slip in a short word, two in a long one.</summary>
    static FuzzyQuery Near(string word) =>
        new(new Term(Fields.Words, word), word.Length < 8 ? 1 : 2, prefixLength: 1, maxExpansions: 20, transpositions: true);

    /// <summary>"co-voiturage" also finds "covoiturage".</summary>
    static string? Joined(Clause clause) =>
        !clause.Phrase
        && clause.Text.AsSpan().Trim('-').Contains('-')
        && FrenchAnalyzer.Stems.Read(clause.Text.Replace("-", "", StringComparison.Ordinal)) is [var joined]
            ? joined.Term
            : null;
}

/// <summary>One of these must be found, and its score counts; or, excluded, none.</summary>
sealed record Condition(Query[] Any, bool Excluded);
