using System.Diagnostics;
using System.Threading.Channels;
using Foundation.Storage;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Microsoft.Extensions.Logging;
using Directory = System.IO.Directory;
using Lock = System.Threading.Lock;

namespace Foundation.Search;

/// <summary>
/// One index on disk and its current <see cref="Snapshot"/>. Everything in it derives from rows elsewhere: each commit says up to
/// which <see cref="FeedPosition"/>, and applying a change twice is harmless, so a crash costs a replay and a damaged folder
/// a rebuild, never a loss. One process opens a folder at a time.
/// </summary>
public sealed class SearchIndex : IDisposable
{
    const string PositionKey = "position";
    const string SchemaKey = "schema";

    readonly SearchIndexOptions options;
    readonly ILogger? log;
    readonly FSDirectory folder;
    readonly SemaphoreSlim writing = new(1);
    readonly Lock refreshing = new();
    readonly CancellationTokenSource closing = new();
    readonly Task upkeep;
    volatile IndexWriter writer;
    volatile Snapshot snapshot;
    TaskCompletionSource applied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile FeedPosition position;
    volatile FeedPosition committed;
    volatile bool stale;
    volatile bool uncommitted;

    SearchIndex(SearchIndexOptions options, ILogger? log)
    {
        (this.options, this.log) = (options, log);
        folder = FSDirectory.Open(options.Folder);
        try
        {
            writer = new IndexWriter(folder, Config());
        }
        catch
        {
            folder.Dispose();
            throw;
        }
        position = committed = Reached(writer);
        snapshot = new(DirectoryReader.Open(writer, applyAllDeletes: true), position, options.Weights);
        upkeep = Task.Run(Upkeep);
    }

    /// <summary>Opens the folder, or begins an empty index at <see cref="FeedPosition.Start"/> when it is absent, damaged or of another schema.</summary>
    /// <exception cref="LockObtainFailedException">Another process has it open.</exception>
    public static SearchIndex Open(SearchIndexOptions options, ILogger<SearchIndex>? log = null)
    {
        Directory.CreateDirectory(options.Folder);
        if (!Sound(options, log))
            Empty(options.Folder);
        return new(options, log);
    }

    /// <summary>How far the feed has been applied (not yet durable, perhaps not yet visible). The tailer goes on from here.</summary>
    public FeedPosition Position => position;

    /// <summary>How far the feed has been applied and survives a crash: it may be pruned up to here.</summary>
    public FeedPosition Durable => committed;

    /// <summary>Everything has to be indexed anew: see <see cref="Rebuild"/>.</summary>
    public bool IsEmpty => position == FeedPosition.Start;

    public SearchResult Search(SearchQuery query) => Ask(current => current.Search(query));

    /// <summary>
    /// Words of the index, without accents, spelt like <paramref name="word"/> but for a slip or two, nearest first; the word itself
    /// when the index has it.
    /// </summary>
    public IReadOnlyList<string> NearWords(string word, int most) =>
        Ask(current => NearestWords.Find(current.Reader, word, most));

    T Ask<T>(Func<Snapshot, T> question)
    {
        var current = Enter();
        try
        {
            return question(current);
        }
        finally
        {
            current.Leave();
        }
    }

    /// <summary>Replaces and removes, then stands at <paramref name="upTo"/>; with null the position stays (what the feed does not carry).</summary>
    public async Task Apply(
        IReadOnlyCollection<ValueSet> changed,
        IReadOnlyCollection<Guid> gone,
        FeedPosition? upTo,
        CancellationToken stop
    )
    {
        var documents = changed
            .Select(values => (Id: LuceneDocuments.IdTerm(values.Id), LuceneDocuments.Of(values, options.Weights)))
            .ToList();
        await Write(
            () =>
            {
                foreach (var (id, document) in documents)
                    writer.UpdateDocument(id, document);
                foreach (var id in gone)
                    writer.DeleteDocuments(LuceneDocuments.IdTerm(id));
                Advance(upTo);
                return Task.CompletedTask;
            },
            stop
        );
    }

    /// <summary>
    /// Replaces everything, or everything of some kinds, by <paramref name="all"/>, analysed on several threads. Searches see the old
    /// until the new is complete and durable; a failure in the middle leaves the old. Rows written meanwhile follow from the feed: take
    /// <paramref name="upTo"/> before reading the first.
    /// </summary>
    public async Task Rebuild(
        IAsyncEnumerable<ValueSet> all,
        IReadOnlyCollection<string>? kinds,
        FeedPosition? upTo,
        CancellationToken stop
    )
    {
        await Write(
            async () =>
            {
                if (kinds is null)
                    writer.DeleteAll();
                else
                    writer.DeleteDocuments([.. kinds.Select(kind => new Term(Fields.Facet(ValueSet.KindFacet), kind))]);
                await AddAll(all, stop);
                Advance(upTo);
                Commit();
            },
            stop
        );
    }

    async Task<bool> Write(Func<Task> work, CancellationToken stop, TimeSpan? patience = null)
    {
        if (!await writing.WaitAsync(patience ?? Timeout.InfiniteTimeSpan, stop))
            return false;
        try
        {
            await work();
            return true;
        }
        catch (Exception failure)
        {
            GoBack(failure);
            throw;
        }
        finally
        {
            writing.Release();
        }
    }

    async Task AddAll(IAsyncEnumerable<ValueSet> all, CancellationToken stop)
    {
        var queue = Channel.CreateBounded<ValueSet>(1000);
        using var failing = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var adding = Enumerable.Range(0, options.Threads).Select(_ => Task.Run(Add, stop)).ToList();
        try
        {
            await foreach (var values in all.WithCancellation(failing.Token))
                await queue.Writer.WriteAsync(values, failing.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // One of the threads failed: its exception is the one to be told.
        }
        finally
        {
            queue.Writer.Complete();
            await Task.WhenAll(adding);
        }

        async Task Add()
        {
            try
            {
                await foreach (var values in queue.Reader.ReadAllAsync(failing.Token))
                    writer.AddDocument(LuceneDocuments.Of(values, options.Weights));
            }
            catch
            {
                await failing.CancelAsync();
                throw;
            }
        }
    }

    /// <summary>
    /// A disk that is full or gone may have taken documents with it that the position already counts: back to the last commit,
    /// from where the feed is read again.
    /// </summary>
    void GoBack(Exception failure)
    {
        if (failure is not OperationCanceledException)
            log?.LogError(failure, "Writing the index in {Folder} failed: it goes back to its last commit.", options.Folder);
        lock (refreshing)
        {
            writer.Rollback();
            writer = new IndexWriter(folder, Config());
            position = committed = Reached(writer);
            (stale, uncommitted) = (false, false);
            var old = snapshot;
            snapshot = new(DirectoryReader.Open(writer, applyAllDeletes: true), position, options.Weights);
            old.Leave();
        }
    }

    static FeedPosition Reached(IndexWriter writer) =>
        writer.CommitData.TryGetValue(PositionKey, out var text) ? FeedPosition.Parse(text) : FeedPosition.Start;

    void Advance(FeedPosition? upTo)
    {
        position = upTo ?? position;
        stale = uncommitted = true;
        Interlocked.Exchange(ref applied, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    /// <summary>
    /// Returns once searches see everything up to <paramref name="wanted"/>, so that authors find their own contribution at once.
    /// False when the feed did not get there in time: the answer is merely late.
    /// </summary>
    public async Task<bool> WaitFor(FeedPosition wanted, TimeSpan patience, CancellationToken stop)
    {
        var until = Stopwatch.GetTimestamp();
        while (position < wanted)
        {
            var next = Volatile.Read(ref applied).Task;
            var left = patience - Stopwatch.GetElapsedTime(until);
            if (position >= wanted)
                break;
            if (left <= TimeSpan.Zero)
                return false;
            await next.WaitAsync(left, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stop.ThrowIfCancellationRequested();
        }
        return snapshot.Position >= wanted || await Write(Reopen, stop, patience);
    }

    /// <summary>Makes what was applied visible to the next search.</summary>
    public Task Refresh(CancellationToken stop) => Write(Reopen, stop);

    Task Reopen()
    {
        lock (refreshing)
        {
            var reached = position;
            stale = false;
            var old = snapshot;
            var reader = DirectoryReader.OpenIfChanged(old.Reader, writer, applyAllDeletes: true);
            if (reader is null)
                old.Position = reached;
            else
            {
                snapshot = new(reader, reached, options.Weights);
                old.Leave();
            }
        }
        return Task.CompletedTask;
    }

    /// <summary>For benchmarks: forgets answers kept for repeated questions.</summary>
    public void ForgetAnswers() => snapshot.Forget();

    Snapshot Enter()
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(closing.IsCancellationRequested, this);
            var current = snapshot;
            if (current.TryEnter())
                return current;
        }
    }

    /// <summary>By the machine's clock, whatever time it is for the rooms: a test that stops theirs still sees what it writes.</summary>
    async Task Upkeep()
    {
        var sinceCommit = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(options.Freshness);
        while (await Ticks(timer))
        {
            var due = uncommitted && Stopwatch.GetElapsedTime(sinceCommit) >= options.CommitEvery;
            if (!stale && !due)
                continue;
            try
            {
                await Write(() => Keep(due), closing.Token);
            }
            catch (Exception)
            {
                // Told where it happened; the next tick tries again.
            }
            if (due)
                sinceCommit = Stopwatch.GetTimestamp();
        }
    }

    async Task<bool> Ticks(PeriodicTimer timer)
    {
        try
        {
            return await timer.WaitForNextTickAsync(closing.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    Task Keep(bool commit)
    {
        if (commit)
            Commit();
        return Reopen();
    }

    void Commit()
    {
        uncommitted = false;
        var reached = position;
        writer.SetCommitData(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [PositionKey] = reached.ToString(),
                [SchemaKey] = SchemaOf(options),
            }
        );
        writer.Commit();
        committed = reached;
    }

    /// <summary>Commits and closes. Searches that are under way end well.</summary>
    public void Dispose()
    {
        if (closing.IsCancellationRequested)
            return;
        closing.Cancel();
        upkeep.Wait();
        writing.Wait();
        if (uncommitted)
            Commit();
        writer.Dispose();
        snapshot.Leave();
        folder.Dispose();
        writing.Dispose();
        closing.Dispose();
    }

    IndexWriterConfig Config() =>
        new(LuceneVersion.LUCENE_48, Analyzers())
        {
            Similarity = Similarities.Ours,
            RAMBufferSizeMB = 64,
            MergePolicy = new TieredMergePolicy { SegmentsPerTier = 4, MaxMergeAtOnce = 4 },
        };

    PerFieldAnalyzerWrapper Analyzers() =>
        new(FrenchAnalyzer.Stems, new Dictionary<string, Lucene.Net.Analysis.Analyzer> { [Fields.Words] = FrenchAnalyzer.Words });

    static string SchemaOf(SearchIndexOptions options) => $"1 {options.Schema} {NameColumn.Collation}";

    /// <summary>Reads every checksum: a file cut short by a full disk would otherwise be found by a visitor, later.</summary>
    static bool Sound(SearchIndexOptions options, ILogger? log)
    {
        try
        {
            using var files = FSDirectory.Open(options.Folder);
            if (!DirectoryReader.IndexExists(files))
                return false;
            using var reader = DirectoryReader.Open(files);
            if (!reader.IndexCommit.UserData.TryGetValue(SchemaKey, out var schema) || schema != SchemaOf(options))
                return false;
            foreach (var leaf in reader.Leaves)
                leaf.AtomicReader.CheckIntegrity();
            return true;
        }
        catch (Exception damage) when (damage is not OutOfMemoryException)
        {
            log?.LogWarning(damage, "The index in {Folder} cannot be read: it is begun anew.", options.Folder);
            return false;
        }
    }

    /// <summary>Only files of an index: a folder given by mistake keeps everything else.</summary>
    static void Empty(string path)
    {
        foreach (var file in Directory.EnumerateFiles(path))
        {
            var name = Path.GetFileName(file);
            if (name.StartsWith('_') || name.StartsWith("segments", StringComparison.Ordinal))
                File.Delete(file);
        }
    }
}
