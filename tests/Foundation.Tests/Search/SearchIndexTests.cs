using Foundation.Search;
using Foundation.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Foundation.Tests.Search;

public sealed class SearchIndexTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Indexing_again_replaces_and_applying_twice_is_harmless()
    {
        using var indexed = await Indexed.Of("avant");
        var changed = new ValueSet(Indexed.Id(0), "text").Text("body", "après");
        await indexed.Put([changed]);
        await indexed.Put([changed]);

        Assert.Empty(indexed.Find("avant"));
        Assert.Equal([0], indexed.Find("après"));
        Assert.Equal(1, indexed.Index.Search(new()).Total);
    }

    [Fact]
    public async Task What_was_closed_is_there_again_with_its_position()
    {
        using var indexed = await Indexed.Of("un texte");
        await indexed.Put([], new FeedPosition(3, 42));

        indexed.Reopen();

        Assert.Equal(new FeedPosition(3, 42), indexed.Index.Position);
        Assert.Equal([0], indexed.Find("texte"));
    }

    [Fact]
    public async Task After_a_crash_the_index_stands_at_its_last_commit_and_a_replay_completes_it()
    {
        using var indexed = new Indexed();
        await indexed.Index.Rebuild(Stream(Text(0, "premier")), null, new(0, 1), Stop);
        await indexed.Put([Text(1, "second")], new(0, 2));
        using var crashed = new Indexed(indexed.Options with { Folder = CopyOf(indexed.Options.Folder) });

        Assert.Equal(new FeedPosition(0, 1), crashed.Index.Position);
        Assert.Equal([0], crashed.Search(new()));

        await crashed.Put([Text(1, "second")], new(0, 2));
        Assert.Equal([0, 1], crashed.Search(new()));
    }

    [Theory]
    [InlineData("*.cfs", 0.5)]
    [InlineData("*.cfs", 0.9)]
    [InlineData("*.si", 0)]
    [InlineData("segments_*", 0.5)]
    public async Task A_file_cut_short_makes_the_index_begin_anew(string file, double keep)
    {
        using var indexed = new Indexed();
        await indexed.Index.Rebuild(Stream(Text(0, "un"), Text(1, "deux")), null, new(0, 9), Stop);
        var copy = CopyOf(indexed.Options.Folder);
        foreach (var path in Directory.EnumerateFiles(copy, file))
            using (var cut = File.OpenWrite(path))
                cut.SetLength((long)(cut.Length * keep));

        using var opened = new Indexed(indexed.Options with { Folder = copy });

        Assert.True(opened.Index.IsEmpty);
        Assert.Equal(0, opened.Index.Search(new()).Total);
        await opened.Put([Text(0, "un")]);
        Assert.Equal([0], opened.Find("un"));
    }

    [Fact]
    public async Task Another_schema_makes_the_index_begin_anew()
    {
        using var indexed = new Indexed();
        await indexed.Index.Rebuild(Stream(Text(0, "un")), null, new(0, 9), Stop);
        var copy = CopyOf(indexed.Options.Folder);

        using var opened = new Indexed(indexed.Options with { Folder = copy, Schema = "2" });

        Assert.True(opened.Index.IsEmpty);
    }

    [Fact]
    public async Task A_rebuild_that_fails_leaves_what_was_there()
    {
        using var indexed = new Indexed();
        await indexed.Index.Rebuild(Stream(Text(0, "un")), null, new(0, 5), Stop);

        await Assert.ThrowsAsync<InvalidOperationException>(() => indexed.Index.Rebuild(Failing(), null, new(0, 9), Stop));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            indexed.Index.Rebuild(Stream(new ValueSet(Indexed.Id(1), "x").Text("unheard", "x")), null, new(0, 9), Stop)
        );

        Assert.Equal(new FeedPosition(0, 5), indexed.Index.Position);
        await indexed.Index.Refresh(Stop);
        Assert.Equal([0], indexed.Search(new()));
    }

    [Fact]
    public async Task Authors_wait_for_their_own_contribution_and_no_longer_than_asked()
    {
        using var indexed = new Indexed();
        var waiting = indexed.Index.WaitFor(new(0, 7), TimeSpan.FromSeconds(20), Stop);
        await indexed.Index.Apply([Text(0, "un")], [], new(0, 6), Stop);
        Assert.False(waiting.IsCompleted);
        await indexed.Index.Apply([Text(1, "deux")], [], new(0, 7), Stop);

        Assert.True(await waiting);
        Assert.Equal([0, 1], indexed.Search(new()));
        Assert.False(await indexed.Index.WaitFor(new(0, 8), TimeSpan.FromMilliseconds(50), Stop));
    }

    [Fact]
    public async Task Searches_see_whole_batches_while_others_write()
    {
        using var indexed = new Indexed(
            new() { Folder = Directory.CreateTempSubdirectory("index-").FullName, Freshness = TimeSpan.FromMilliseconds(5) }
        );
        await indexed.Put(Enumerable.Range(0, 100).Select(i => Text(i, "mot").Number("round", 0)));
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => Read(indexed.Index, done.Token))).ToList();

        for (var round = 1; round <= 40; round++)
            await indexed.Index.Apply(
                [.. Enumerable.Range(0, 100).Select(i => Text(i, "mot").Number("round", round))],
                [],
                new FeedPosition(0, round),
                Stop
            );
        await done.CancelAsync();

        Assert.True((await Task.WhenAll(readers)).Sum() > 0);
        await indexed.Index.Refresh(Stop);
        Assert.Equal(4000, indexed.Index.Search(new() { Sums = ["round"] }).Sums["round"]);
    }

    static int Read(SearchIndex index, CancellationToken done)
    {
        var searches = 0;
        for (; !done.IsCancellationRequested; searches++)
        {
            var result = index.Search(new() { Text = "mot", Take = 200 });
            Assert.Equal(100, result.Total);
            Assert.Equal(100, result.Ids.Distinct().Count());
        }
        return searches;
    }

    [Fact]
    public async Task The_indexer_reads_rooms_removes_what_does_not_come_back_and_reloads_one_kind()
    {
        using var indexed = new Indexed();
        var texts = new Room("text") { [Indexed.Id(0)] = "un", [Indexed.Id(1)] = "deux" };
        var pages = new Room("page") { [Indexed.Id(10)] = "accueil" };
        var rooms = new ServiceCollection()
            .AddSingleton<ISearchable>(texts)
            .AddSingleton<ISearchable>(pages)
            .BuildServiceProvider();
        var feed = new FeedReader(DatabaseChoice.SqliteFile("unused", "unused"));
        var indexer = new SearchIndexer(indexed.Index, feed, rooms.GetRequiredService<IServiceScopeFactory>());
        await indexer.Rebuild(new(0, 1), Stop);
        await indexed.Index.Refresh(Stop);
        Assert.Equal([0, 1, 10], indexed.Search(new()));

        texts.Remove(Indexed.Id(0));
        texts[Indexed.Id(2)] = "trois";
        await indexer.Apply(
            [("text", Indexed.Id(0)), ("text", Indexed.Id(2)), ("text", Indexed.Id(2)), ("nobody", Indexed.Id(3))],
            new(0, 2),
            Stop
        );
        pages[Indexed.Id(11)] = "agenda";
        await indexer.Reload(["page"], Stop);
        await indexed.Index.Refresh(Stop);

        Assert.Equal([1, 2, 10, 11], indexed.Search(new()));
        Assert.Equal([10, 11], indexed.Search(new() { Scope = [new(ValueSet.KindFacet, "page")] }));
        Assert.Equal(new FeedPosition(0, 2), indexed.Index.Durable);
    }

    sealed class Room(string kind) : Dictionary<Guid, string>, ISearchable
    {
        public string Kind => kind;

        public IAsyncEnumerable<ValueSet> Load(IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
            Stream([.. ids.Where(ContainsKey).Select(ValuesOf)]);

        public IAsyncEnumerable<ValueSet> All(CancellationToken stop) => Stream([.. Keys.Select(ValuesOf)]);

        ValueSet ValuesOf(Guid id) => new ValueSet(id, kind).Text("title", this[id]);
    }

    static ValueSet Text(int number, string text) => new ValueSet(Indexed.Id(number), "text").Text("body", text);

    static async IAsyncEnumerable<ValueSet> Stream(params ValueSet[] values)
    {
        foreach (var value in values)
        {
            await Task.Yield();
            yield return value;
        }
    }

    static async IAsyncEnumerable<ValueSet> Failing()
    {
        yield return Text(7, "sept");
        await Task.Yield();
        throw new InvalidOperationException("The database went away.");
    }

    /// <summary>The files as a crash would leave them: without the lock, and without what was not committed.</summary>
    static string CopyOf(string folder)
    {
        var copy = Directory.CreateTempSubdirectory("index-").FullName;
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }
}
