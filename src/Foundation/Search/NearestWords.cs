using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Foundation.Search;

/// <summary>"Did you mean": the words of the index that are spelt nearly like another.</summary>
static class NearestWords
{
    /// <summary>Letters that may be wrong, missing, added or swapped; as many as Lucene's automata allow.</summary>
    const int MostSlips = 2;

    /// <summary>Below this, two slips make any word of any other.</summary>
    const int Shortest = 4;

    public static IReadOnlyList<string> Find(IndexReader reader, string word, int most)
    {
        if (FrenchAnalyzer.Words.Read(word) is not [{ Term: { Length: >= Shortest } typed }])
            return [];
        if (MultiFields.GetTerms(reader, Fields.Words) is not { } terms)
            return [];
        var term = new Term(Fields.Words, typed);
        var slips = typed.Length < 6 ? 1 : MostSlips;
        var near = new FuzzyTermsEnum(terms, new AttributeSource(), term, slips, prefixLength: 1, transpositions: true);
        var found = new List<(string Word, float Nearness, int Documents)>();
        var nearness = near.Attributes.AddAttribute<IBoostAttribute>();
        while (near.MoveNext())
            found.Add((near.Term.Utf8ToString(), nearness.Boost, near.DocFreq));
        return
        [
            .. found
                .OrderByDescending(candidate => candidate.Nearness)
                .ThenByDescending(candidate => candidate.Documents)
                .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
                .Take(most)
                .Select(candidate => candidate.Word),
        ];
    }
}
