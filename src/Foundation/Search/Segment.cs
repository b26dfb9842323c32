using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Foundation.Search;

/// <summary>
/// The columns of one segment as plain arrays, read once when first needed: loops over arrays are what keeps a search of
/// 100,000 things under a few milliseconds. A segment never changes (deletions apart), so its columns outlive reopening.
/// </summary>
sealed class SegmentColumns
{
    static readonly ConditionalWeakTable<object, SegmentColumns> Loaded = [];

    readonly ConcurrentDictionary<string, Lazy<FacetColumn?>> facets = [];
    readonly ConcurrentDictionary<string, Lazy<NumberColumn>> numbers = [];
    readonly ConcurrentDictionary<string, Lazy<NameColumn>> names = [];
    public readonly Guid[] Ids;
    public readonly ulong[] Dice;

    SegmentColumns(AtomicReader reader)
    {
        Ids = new Guid[reader.MaxDoc];
        Dice = new ulong[reader.MaxDoc];
        var source = reader.GetBinaryDocValues(Fields.Id);
        var bytes = new BytesRef();
        for (var doc = 0; doc < Ids.Length; doc++)
        {
            source.Get(doc, bytes);
            Ids[doc] = new Guid(bytes.Bytes.AsSpan(bytes.Offset, 16), bigEndian: true);
            Dice[doc] = Shuffle.Die(Ids[doc]);
        }
    }

    public static SegmentColumns Of(AtomicReader reader) => Loaded.GetValue(reader.CoreCacheKey, _ => new SegmentColumns(reader));

    /// <summary>Null when no document of the segment has that facet.</summary>
    public FacetColumn? Facet(AtomicReader reader, string facet) =>
        facets
            .GetOrAdd(
                facet,
                name =>
                    new(() => reader.GetSortedSetDocValues(Fields.Facet(name)) is null ? null : new(reader, Fields.Facet(name)))
            )
            .Value;

    public NumberColumn Number(AtomicReader reader, string field) =>
        numbers.GetOrAdd(field, name => new(() => new(reader, Fields.Number(name)))).Value;

    public NameColumn Name(AtomicReader reader, string field) =>
        names.GetOrAdd(field, name => new(() => new(reader, Fields.Name(name)))).Value;
}

/// <summary>One segment as a reader sees it: its columns and which of its documents are still there.</summary>
sealed class Segment
{
    public Segment(AtomicReaderContext context)
    {
        Context = context;
        Columns = SegmentColumns.Of(Reader);
        Live = Bits.All(Documents);
        if (Reader.LiveDocs is not { } live)
            return;
        Live = new Bits(Documents);
        for (var doc = 0; doc < Documents; doc++)
            if (live.Get(doc))
                Live.Add(doc);
    }

    public AtomicReaderContext Context { get; }
    public SegmentColumns Columns { get; }
    public Bits Live { get; }
    public AtomicReader Reader => Context.AtomicReader;
    public int Documents => Context.AtomicReader.MaxDoc;

    public FacetColumn? Facet(string facet) => Columns.Facet(Reader, facet);

    public NumberColumn Number(string field) => Columns.Number(Reader, field);

    public NameColumn Name(string field) => Columns.Name(Reader, field);
}
