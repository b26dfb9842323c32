namespace Foundation.Search;

/// <summary>Cuts one page out of everything found.</summary>
sealed class Page(SearchQuery query, Matches matches, Segment[] segments)
{
    readonly Sort sort = query.Sort;
    readonly int order = OrderOf(query.Sort);

    public (IReadOnlyList<Guid> Ids, Cursor? Next) Cut()
    {
        var skip = Math.Max(0, query.Skip);
        var take = Math.Max(0, query.Take);
        var room = (int)Math.Min((long)skip + take + 1, matches.Total);
        if (take == 0 || room <= skip)
            return ([], null);
        var ranked = new List<Ranked>();
        for (var i = 0; i < segments.Length; i++)
            Best(matches.Segments[i], room, ranked);
        ranked.Sort(Ranked.Compare);
        var page = ranked.Skip(skip).Take(take).ToList();
        var more = ranked.Count > skip + take;
        return ([.. page.Select(item => item.Id)], more ? CursorOf(page[^1]) : null);
    }

    void Best(SegmentMatches part, int room, List<Ranked> ranked)
    {
        var columns = part.Segment.Columns;
        var top = new Top(room, columns.Ids, After(part.Segment));
        var names = sort.By == Sort.Kind.Name ? part.Segment.Name(sort.Field) : null;
        if (names is not null)
            top.Offer(new NameKeys(names.Ranks), part.Found);
        else if (sort.By == Sort.Kind.Random)
            top.Offer(new ShuffledKeys(columns.Dice, Shuffle.Seed(sort.Seed)), part.Found);
        else if (sort.By == Sort.Kind.Number && sort.Downwards)
            top.Offer(new DescendingKeys(part.Segment.Number(sort.Field).Values), part.Found, backwards: true);
        else if (sort.By == Sort.Kind.Number)
            top.Offer(new AscendingKeys(part.Segment.Number(sort.Field).Values), part.Found);
        else if (part.Scores is null)
            top.Offer(new SameKeys(), part.Found);
        else
            foreach (var (doc, score) in part.Scores)
                if (part.Found[doc])
                    top.Offer(doc, KeyOf(score));
        foreach (var place in top.Best)
            ranked.Add(new(place.Key, place.Id, names?.KeyOf(place.Doc)));
    }

    /// <summary>The bits of positive floats are in their order; the best score comes first.</summary>
    static long KeyOf(float score) => -(long)BitConverter.SingleToInt32Bits(score);

    Place? After(Segment segment) =>
        query.After is not { } cursor || cursor.Order != order ? null
        : sort.By == Sort.Kind.Name ? new(segment.Name(sort.Field).Place(cursor.Key), cursor.Id, 0)
        : new(cursor.Number, cursor.Id, 0);

    Cursor CursorOf(Ranked last) =>
        new()
        {
            Order = order,
            Id = last.Id,
            Key = last.Name ?? Cursor.Bytes(last.Key),
        };

    /// <summary>The same in every process, unlike <see cref="string.GetHashCode()"/>: cursors outlive a restart.</summary>
    internal static int OrderOf(Sort sort)
    {
        var hash = (int)sort.By * 31 + (sort.Downwards ? 1 : 0);
        foreach (var letter in sort.Field)
            hash = unchecked(hash * 31 + letter);
        return unchecked(hash * 31 + sort.Seed.GetHashCode());
    }
}
