using CsCheck;
using Foundation.Search;
using Xunit;

namespace Foundation.Tests.Search;

/// <summary>Every count and every order is compared with a recount over the same things in plain LINQ.</summary>
public sealed class FacetsAndSortsTests
{
    sealed record Thing(int Number, string[] Themes, string Type, string? Author, long? Score, string Word);

    static readonly string[] Types = ["proposal", "argument", "source"];
    static readonly string[] Themes = ["eau", "air", "sol", "feu"];
    static readonly string[] Authors = ["Zoé", "Émile", "eric", "Éric", "Anne", "zola"];

    static readonly Gen<Thing> Things =
        from themes in Any(Themes).Array[0, 3]
        from type in Any(Types)
        from author in Any<string?>([.. Authors, null])
        from score in Gen.Long[-5, 6].Select(number => number == 6 ? (long?)null : number)
        from word in Any("vélo", "tram", "marche")
        select new Thing(0, [.. themes.Distinct()], type, author, score, word);

    static readonly Gen<FacetFilter[]> Filters =
        from themes in Any(Themes).Array[0, 2]
        from types in Any(Types).Array[0, 2]
        from excluded in Gen.Bool
        select new FacetFilter[]
        {
            new("theme", themes),
            new("type", types) { Excluded = excluded },
        };

    [Fact]
    public void Facets_ignore_their_own_filter_and_follow_the_others() =>
        Gen.Select(Things.Array[0, 60], Filters, Any<string?>("vélo", null))
            .Sample(
                (things, filters, text) =>
                {
                    things = Numbered(things);
                    using var indexed = Index(things);

                    var result = indexed.Index.Search(
                        new()
                        {
                            Text = text,
                            Filters = filters,
                            Facets = ["theme", "type"],
                            Sums = ["score"],
                            Take = 100,
                            Forgiving = false,
                        }
                    );

                    var found = things.Where(thing => Has(thing, text) && filters.All(filter => Passes(thing, filter))).ToList();
                    Assert.Equal(found.Count, result.Total);
                    Assert.Equal(found.Select(thing => thing.Number), result.Ids.Select(Indexed.Number).Order());
                    Assert.Equal(found.Sum(thing => thing.Score ?? 0), result.Sums["score"]);
                    Assert.Equal(Recount(things, text, filters[1], thing => thing.Themes), result.Facets["theme"]);
                    Assert.Equal(Recount(things, text, filters[0], thing => [thing.Type]), result.Facets["type"]);
                },
                iter: 60,
                threads: 1
            );

    [Fact]
    public void Every_sort_agrees_with_a_recount_page_after_page() =>
        Gen.Select(Things.Array[1, 60], Gen.Int[1, 7], Gen.Int[0, 5])
            .Sample(
                (things, take, which) =>
                {
                    things = Numbered(things);
                    using var indexed = Index(things);
                    var (sort, expected) = Sorts(things)[which];

                    var byCursor = new List<int>();
                    for (Cursor? after = null; ; )
                    {
                        var page = indexed.Index.Search(
                            new()
                            {
                                Sort = sort,
                                Take = take,
                                After = after,
                            }
                        );
                        byCursor.AddRange(page.Ids.Select(Indexed.Number));
                        if (page.Next is null)
                            break;
                        Assert.True(Cursor.TryParse(page.Next.ToString(), out after));
                    }
                    Assert.Equal(expected, byCursor);
                    Assert.Equal(
                        expected.Skip(take).Take(take),
                        indexed.Search(
                            new()
                            {
                                Sort = sort,
                                Skip = take,
                                Take = take,
                            }
                        )
                    );
                },
                iter: 120,
                threads: 1
            );

    [Fact]
    public async Task A_long_list_full_of_ties_is_cut_into_pages_without_a_gap_or_a_repetition()
    {
        var things = Numbered([
            .. Enumerable.Range(0, 3000).Select(i => new Thing(0, [], "source", null, i * 7919 % 13, "vélo")),
        ]);
        using var indexed = new Indexed();
        await indexed.Put(things.Select(Values));

        foreach (var (sort, expected) in Sorts(things).Take(2))
        {
            var byCursor = new List<int>();
            for (Cursor? after = null; byCursor.Count < things.Length; )
            {
                var page = indexed.Index.Search(
                    new()
                    {
                        Sort = sort,
                        Take = 300,
                        After = after,
                    }
                );
                byCursor.AddRange(page.Ids.Select(Indexed.Number));
                after = page.Next;
                if (after is null)
                    break;
            }
            Assert.Equal(expected, byCursor);
            Assert.Equal(expected.Skip(1500).Take(20), indexed.Search(new() { Sort = sort, Skip = 1500 }));
        }
    }

    [Fact]
    public void Ranges_are_half_open_and_leave_out_what_has_no_number()
    {
        using var indexed = Index(
            Numbered([.. new long?[] { 1, 2, 3, null }.Select(score => new Thing(0, [], "source", null, score, "x"))])
        );

        Assert.Equal([0, 1], indexed.Search(new() { Ranges = [new("score", 1, 3)] }));
        Assert.Equal([0, 1, 2], indexed.Search(new() { Ranges = [new("score", null, null)] }));
    }

    [Fact]
    public void Scope_binds_every_facet_and_an_unknown_value_finds_nothing()
    {
        using var indexed = Index(
            Numbered([new(0, ["eau"], "proposal", null, 1, "x"), new(0, ["air"], "argument", null, 1, "x")])
        );

        var result = indexed.Index.Search(new() { Scope = [new("type", "proposal")], Facets = ["type", "theme", "absent"] });

        Assert.Equal([new FacetCount("proposal", 1)], result.Facets["type"]);
        Assert.Equal([new FacetCount("eau", 1)], result.Facets["theme"]);
        Assert.Empty(result.Facets["absent"]);
        Assert.Empty(indexed.Search(new() { Filters = [new("type", "nonsense")] }));
        Assert.Equal(2, indexed.Search(new() { Scope = [new("absent", "x") { Excluded = true }] }).Length);
    }

    [Fact]
    public void Random_is_stable_for_a_visitor_and_fair_over_visitors()
    {
        const int things = 50;
        const int visitors = 5000;
        using var indexed = Index(
            Numbered([.. Enumerable.Range(0, things).Select(_ => new Thing(0, [], "source", null, 1, "x"))])
        );
        var first = new int[things];
        for (var seed = 0; seed < visitors; seed++)
            first[indexed.Search(new() { Sort = Sort.Random(seed), Take = 1 })[0]]++;

        var expected = (double)visitors / things;
        var chiSquare = first.Sum(count => (count - expected) * (count - expected) / expected);

        // 49 degrees of freedom: a fair shuffle passes 85 once in a thousand; these seeds are fixed.
        Assert.InRange(chiSquare, 20, 85);
        var order = indexed.Search(new() { Sort = Sort.Random(7), Take = things });
        Assert.Equal(order, indexed.Search(new() { Sort = Sort.Random(7), Take = things }));
        Assert.NotEqual(order, indexed.Search(new() { Sort = Sort.Random(8), Take = things }));
    }

    [Fact]
    public void What_never_was_a_cursor_is_refused_and_another_sorts_is_ignored()
    {
        using var indexed = Index(Numbered([.. Enumerable.Range(0, 5).Select(i => new Thing(0, [], "source", null, i, "x"))]));
        var next = indexed.Index.Search(new() { Sort = Sort.Ascending("score"), Take = 2 }).Next;

        Assert.Equal(
            [4, 3],
            indexed.Search(
                new()
                {
                    Sort = Sort.Descending("score"),
                    Take = 2,
                    After = next,
                }
            )
        );
        foreach (var text in new[] { "", "x", "../..", new string('A', 10_000), "é" })
            Assert.False(Cursor.TryParse(text, out _));
    }

    static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    static (Sort, int[])[] Sorts(Thing[] things)
    {
        var byName = Comparer<string>.Create(
            (left, right) => French.Compare(left, right, System.Globalization.CompareOptions.IgnoreCase)
        );
        return
        [
            (Sort.Ascending("score"), Numbers(things.OrderBy(thing => thing.Score is null).ThenBy(thing => thing.Score))),
            (
                Sort.Descending("score"),
                Numbers(things.OrderBy(thing => thing.Score is null).ThenByDescending(thing => thing.Score))
            ),
            (
                Sort.Alphabetical("author"),
                Numbers(things.OrderBy(thing => thing.Author is null).ThenBy(thing => thing.Author!, byName))
            ),
            (Sort.Relevance, Numbers(things.OrderBy(thing => thing.Number))),
            (Sort.Ascending("absent"), Numbers(things.OrderBy(thing => thing.Number))),
            (Sort.Alphabetical("absent"), Numbers(things.OrderBy(thing => thing.Number))),
        ];
    }

    static readonly System.Globalization.CompareInfo French = System
        .Globalization.CultureInfo.GetCultureInfo("fr-FR")
        .CompareInfo;

    static int[] Numbers(IOrderedEnumerable<Thing> things) =>
        [.. things.ThenBy(thing => thing.Number).Select(thing => thing.Number)];

    static Thing[] Numbered(Thing[] things) => [.. things.Select((thing, number) => thing with { Number = number })];

    static bool Has(Thing thing, string? word) => word is null || thing.Word == word;

    static bool Passes(Thing thing, FacetFilter filter) =>
        filter.Values.Count == 0
        || filter.Values.Any(value => filter.Facet == "theme" ? thing.Themes.Contains(value) : thing.Type == value)
            != filter.Excluded;

    static FacetCount[] Recount(Thing[] things, string? text, FacetFilter other, Func<Thing, string[]> values) =>
        [
            .. things
                .Where(thing => Has(thing, text) && Passes(thing, other))
                .SelectMany(values)
                .GroupBy(value => value, (value, all) => new FacetCount(value, all.Count()))
                .OrderByDescending(count => count.Count)
                .ThenBy(count => count.Value, StringComparer.Ordinal),
        ];

    /// <summary>In several segments, with deleted documents among them.</summary>
    static Indexed Index(Thing[] things)
    {
        var indexed = new Indexed();
        foreach (var part in things.Chunk(20))
            indexed
                .Put([.. part.Select(Values), new ValueSet(Indexed.Id(999), "ghost").Facet("type", "ghost")])
                .GetAwaiter()
                .GetResult();
        indexed.Index.Apply([], [Indexed.Id(999)], null, CancellationToken.None).GetAwaiter().GetResult();
        indexed.Index.Refresh(CancellationToken.None).GetAwaiter().GetResult();
        return indexed;
    }

    static ValueSet Values(Thing thing) =>
        new ValueSet(Indexed.Id(thing.Number), "thing")
            .Text("body", thing.Word)
            .Facet("theme", thing.Themes)
            .Facet("type", thing.Type)
            .Number("score", thing.Score)
            .Name("author", thing.Author);
}
