using System.Buffers;
using System.Numerics;
using Lucene.Net.Search;

namespace Foundation.Search;

/// <summary>
/// Looks the conditions of a text up, one posting list after the other, into sets of bits and one score per document. On lists as
/// long as common words have, this takes a third of the time of Lucene's document-at-a-time conjunctions.
/// </summary>
sealed class TextLookup(IndexSearcher searcher, IReadOnlyList<Condition> conditions, bool scored, Reading reading)
{
    readonly (Weight[] Any, bool Excluded)[] lookups =
    [
        .. conditions
            .OrderBy(condition => condition.Excluded)
            .Select(condition => (condition.Any.Select(searcher.CreateNormalizedWeight).ToArray(), condition.Excluded)),
    ];

    readonly bool excludesOnly = conditions.Count > 0 && conditions.All(condition => condition.Excluded);

    /// <summary>Leaves in <paramref name="bits"/> what the text finds, and answers its scores when they were asked for.</summary>
    public (int Doc, float Score)[]? Find(Segment segment, Bits bits)
    {
        var scores = scored ? ArrayPool<float>.Shared.Rent(segment.Documents) : null;
        scores?.AsSpan(0, segment.Documents).Clear();
        var some = reading == Reading.SomeWords && !excludesOnly ? new Bits(segment.Documents) : null;
        foreach (var (any, excluded) in lookups)
        {
            var having = new Bits(segment.Documents);
            foreach (var weight in any)
                Look(weight, segment, bits, having, excluded ? null : scores);
            if (excluded)
                (some ?? bits).Except(having);
            else if (some is not null)
                some.Or(having);
            else
                bits.And(having);
        }
        if (some is not null || lookups.Length == 0)
            bits.And(some ?? new Bits(segment.Documents));
        return scores is null ? null : Gather(bits, scores);
    }

    static void Look(Weight weight, Segment segment, Bits candidates, Bits having, float[]? scores)
    {
        if (weight.GetScorer(segment.Context, null) is not { } scorer)
            return;
        for (var doc = scorer.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = scorer.NextDoc())
        {
            if (!candidates[doc])
                continue;
            having.Add(doc);
            if (scores is not null)
                scores[doc] += scorer.GetScore();
        }
    }

    static (int, float)[] Gather(Bits bits, float[] scores)
    {
        var gathered = new (int, float)[bits.Count()];
        var at = 0;
        for (var i = 0; i < bits.Words.Length; i++)
        for (var word = bits.Words[i]; word != 0; word &= word - 1)
        {
            var doc = (i << 6) + BitOperations.TrailingZeroCount(word);
            gathered[at++] = (doc, scores[doc]);
        }
        ArrayPool<float>.Shared.Return(scores);
        return gathered;
    }
}
