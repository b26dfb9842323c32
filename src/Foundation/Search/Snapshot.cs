using System.Collections.Concurrent;
using System.Globalization;
using Foundation.Storage;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Foundation.Search;

/// <summary>The index as it was at one moment. Many threads search it at once; it is closed when the last has left.</summary>
sealed class Snapshot
{
    const int KeptMatches = 64;

    readonly DirectoryReader reader;
    readonly IReadOnlyDictionary<string, float> weights;
    readonly IndexSearcher searcher;
    readonly Segment[] segments;
    readonly ConcurrentDictionary<string, Matches> kept = [];

    public Snapshot(DirectoryReader reader, FeedPosition position, IReadOnlyDictionary<string, float> weights)
    {
        (this.reader, this.weights) = (reader, weights);
        Position = position;
        searcher = new IndexSearcher(reader) { Similarity = Similarities.Ours };
        segments = [.. reader.Leaves.Select(leaf => new Segment(leaf))];
    }

    public FeedPosition Position { get; set; }
    public DirectoryReader Reader => reader;

    public bool TryEnter() => reader.TryIncRef();

    public void Leave() => reader.DecRef();

    public SearchResult Search(SearchQuery query)
    {
        var matches = Match(query);
        var (page, next) = new Page(query, matches, segments).Cut();
        return new(
            matches.Total,
            page,
            query.Facets.Distinct(StringComparer.Ordinal).ToDictionary(facet => facet, facet => matches.Facet(facet)),
            query.Sums.Distinct(StringComparer.Ordinal).ToDictionary(field => field, field => matches.Sum(field)),
            next,
            matches.Reading
        );
    }

    /// <summary>What is found does not depend on the page and hardly on the order: it is kept for the next page, facet or sort.</summary>
    Matches Match(SearchQuery query)
    {
        var key = Matches.Key(query);
        if (kept.TryGetValue(key, out var known))
            return known;
        var found = FindForgiving(query);
        if (kept.Count >= KeptMatches)
            kept.Clear();
        return kept.GetOrAdd(key, found);
    }

    Matches FindForgiving(SearchQuery query)
    {
        var text = UserText.Read(query.Text, query.AsYouType);
        var strict = Find(query, text, Reading.AllWords);
        if (strict.AnyBeforeFilters || text is null || !query.Forgiving)
            return strict;
        foreach (var reading in (ReadOnlySpan<Reading>)[Reading.NearSpelling, Reading.SomeWords])
            if (Find(query, text, reading) is { AnyBeforeFilters: true } some)
                return some;
        return strict;
    }

    Matches Find(SearchQuery query, UserText? text, Reading reading)
    {
        var scored = query.Sort.By == Sort.Kind.Relevance;
        var lookup = text is null ? null : new TextLookup(searcher, text.Conditions(reading, weights), scored, reading);
        return new(query, reading, [.. segments.Select(segment => SegmentMatches.Find(segment, query, lookup))]);
    }

    /// <summary>For benchmarks: the next search finds everything anew.</summary>
    public void Forget() => kept.Clear();
}

/// <summary>What one segment has of an answer.</summary>
sealed class SegmentMatches
{
    /// <summary>What text, scope and ranges leave, before any of the visitor's filters.</summary>
    public required Bits Base { get; init; }

    /// <summary>One set per filter of the query, in its order.</summary>
    public required Bits[] Filters { get; init; }

    /// <summary>What passes everything.</summary>
    public required Bits Found { get; init; }

    /// <summary>The documents the text finds with their scores, when the order asks for them.</summary>
    public required (int Doc, float Score)[]? Scores { get; init; }

    public required Segment Segment { get; init; }

    public static SegmentMatches Find(Segment segment, SearchQuery query, TextLookup? text)
    {
        var all = segment.Live.Copy();
        var scores = text?.Find(segment, all);
        foreach (var filter in query.Scope)
            Apply(all, segment, filter);
        foreach (var range in query.Ranges)
            all.And(segment.Number(range.Field).Within(range));
        var filters = query.Filters.Select(filter => OfFilter(segment, filter)).ToArray();
        var found = filters.Length == 0 ? all : all.Copy();
        foreach (var filter in filters)
            found.And(filter);
        return new()
        {
            Base = all,
            Filters = filters,
            Found = found,
            Scores = scores,
            Segment = segment,
        };
    }

    static Bits OfFilter(Segment segment, FacetFilter filter)
    {
        var bits = Bits.All(segment.Documents);
        Apply(bits, segment, filter);
        return bits;
    }

    static void Apply(Bits bits, Segment segment, FacetFilter filter)
    {
        if (filter.Values.Count == 0)
            return;
        var having = segment.Facet(filter.Facet)?.WithAny(filter.Values, segment.Documents) ?? new Bits(segment.Documents);
        if (filter.Excluded)
            bits.Except(having);
        else
            bits.And(having);
    }
}

/// <summary>Everything found, whatever the page; facets and sums are counted when first asked.</summary>
sealed class Matches(SearchQuery query, Reading reading, SegmentMatches[] segments)
{
    readonly ConcurrentDictionary<string, IReadOnlyList<FacetCount>> facets = [];
    readonly ConcurrentDictionary<string, long> sums = [];

    public Reading Reading => reading;
    public SegmentMatches[] Segments => segments;
    public int Total { get; } = segments.Sum(segment => segment.Found.Count());

    /// <summary>Whether the text is found at all: ticking a filter too many is no reason to read it otherwise.</summary>
    public bool AnyBeforeFilters => segments.Any(segment => !segment.Base.IsEmpty);

    public IReadOnlyList<FacetCount> Facet(string facet) => facets.GetOrAdd(facet, Count);

    public long Sum(string field) =>
        sums.GetOrAdd(field, name => segments.Sum(part => part.Segment.Number(name).Sum(part.Found)));

    IReadOnlyList<FacetCount> Count(string facet)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in segments)
            part.Segment.Facet(facet)?.Count(Sideways(part, facet), counts);
        return
        [
            .. counts
                .Select(pair => new FacetCount(pair.Key, pair.Value))
                .OrderByDescending(count => count.Count)
                .ThenBy(count => count.Value, StringComparer.Ordinal),
        ];
    }

    Bits Sideways(SegmentMatches part, string facet)
    {
        if (query.Filters.All(filter => filter.Facet != facet))
            return part.Found;
        var others = part.Base.Copy();
        for (var i = 0; i < part.Filters.Length; i++)
            if (query.Filters[i].Facet != facet)
                others.And(part.Filters[i]);
        return others;
    }

    /// <summary>Two queries with one key find the same things. Every part says its length: nothing typed can pass for another part.</summary>
    public static string Key(SearchQuery query)
    {
        var key = new System.Text.StringBuilder();
        key.Append(query.Sort.By == Sort.Kind.Relevance ? 'r' : '-')
            .Append(query.AsYouType ? 'a' : '-')
            .Append(query.Forgiving ? 'f' : '-');
        Append(key, query.Text ?? "");
        foreach (var range in query.Ranges)
            Append(key, string.Create(CultureInfo.InvariantCulture, $"{range.Field}\u0002{range.From}\u0002{range.Before}"));
        foreach (var (filters, mark) in new[] { (query.Scope, "s"), (query.Filters, "f") })
        foreach (var filter in filters)
        {
            Append(
                key,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{mark}{(filter.Excluded ? '!' : '=')}{filter.Values.Count} {filter.Facet}"
                )
            );
            foreach (var value in filter.Values)
                Append(key, value);
        }
        return key.ToString();
    }

    static void Append(System.Text.StringBuilder key, string part) =>
        key.Append('\u0001').Append(part.Length).Append(':').Append(part);
}
