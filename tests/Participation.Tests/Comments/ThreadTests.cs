using System.Diagnostics;
using CsCheck;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Participation.Comments;
using Participation.Contributions;
using Participation.Storage;
using Testing;
using Xunit;

namespace Participation.Tests.Comments;

public sealed class ThreadTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_thread_is_read_in_every_order(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var (a, b) = (await forum.Person("a"), await forum.Person("b"));
        var contribution = await forum.Contribution(a);
        var first = await forum.Comment(contribution, a, "premier");
        var second = await forum.Comment(contribution, a, "deuxième");
        var third = await forum.Comment(contribution, a, "troisième");
        await forum.Vote(second.Id, a, true);
        await forum.Vote(second.Id, b, true);
        await forum.Vote(third.Id, b, false);
        await forum.Comment(contribution, b, "réponse", first.Id);

        async Task<string> In(ThreadSort sort) =>
            string.Join(' ', (await Page(forum, contribution, sort)).Items.Select(it => it.Comment.Body));

        Assert.Equal("premier deuxième troisième", await In(ThreadSort.Oldest));
        Assert.Equal("troisième deuxième premier", await In(ThreadSort.Newest));
        Assert.Equal("deuxième premier troisième", await In(ThreadSort.Useful));
        Assert.Equal("premier troisième deuxième", await In(ThreadSort.Replied));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Replies_nest_three_levels_then_say_whom_they_answer_and_fold_after_three(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var (a, b) = (await forum.Person("a"), await forum.Person("b"));
        var contribution = await forum.Contribution(a);
        var root = await forum.Comment(contribution, a, "0");
        var one = await forum.Comment(contribution, b, "1", root.Id);
        var two = await forum.Comment(contribution, a, "2", one.Id);
        var three = await forum.Comment(contribution, b, "3", two.Id);
        await forum.Comment(contribution, b, "4", three.Id);
        await forum.Comment(contribution, b, "5", root.Id);

        var shown = Assert.Single((await Page(forum, contribution)).Items);
        Assert.Equal(2, shown.Hidden);
        var first = Assert.Single(shown.Replies);
        Assert.Equal(["2", "3"], first.Replies.Select(it => it.Comment.Body));
        Assert.Null(first.Replies[0].InReplyTo);
        Assert.Equal(two.Id, first.Replies[1].InReplyTo?.Id);

        var branch = await forum.Do((ListThread list) => list.Branch(root.Id, 1, null, Stop));
        Assert.Equal(5, branch!.Total);
        Assert.Equal(["1", "5"], branch.Items[0].Replies.Select(it => it.Comment.Body));
        Assert.Equal(["2", "3", "4"], branch.Items[0].Replies[0].Replies.Select(it => it.Comment.Body));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Following_the_cursor_gives_every_comment_once_in_every_order(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var author = await forum.Person();
        var contribution = await forum.Contribution(author);
        await Fill(forum, contribution, author, roots: 57, repliesOfFirst: 0);

        foreach (var (sort, _) in ThreadSortWords())
        {
            var read = new List<Guid>();
            ThreadPlace? after = null;
            do
            {
                var (total, items, next) = await forum.Do(
                    (ListThread list) => list.Slice(new(Contribution.Kind, contribution), sort, after, 10, Stop)
                );
                Assert.Equal(57, total);
                read.AddRange(items.Select(it => it.Comment.Id));
                after = next is null ? null : ThreadPlace.Read(next) ?? throw new FormatException(next);
            } while (after is not null);
            Assert.Equal(57, read.Distinct().Count());
            Assert.Equal(57, read.Count);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Five_thousand_comments_cost_the_same_statements_and_rows_as_fifty(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var author = await forum.Person();
        var (few, many) = (await forum.Contribution(author), await forum.Contribution(author));
        await Fill(forum, few, author, roots: 50, repliesOfFirst: 4);
        await Fill(forum, many, author, roots: 3_000, repliesOfFirst: 2_000);

        foreach (var (sort, _) in ThreadSortWords())
        {
            var (small, large) = (await Cost(forum, few, sort, 1), await Cost(forum, many, sort, 1));
            Assert.True(large.Statements <= small.Statements, $"{large.Statements} statements, {small.Statements} for 50");
            Assert.True(large.Statements <= 6, $"{large.Statements} statements for a page");
            Assert.True(large.Rows <= small.Rows + 4, $"{large.Rows} rows read for 5,000 comments, {small.Rows} for 50");
            Assert.Equal(50, large.Shown);
        }
        var last = await Cost(forum, many, ThreadSort.Oldest, 60);
        Assert.Equal(50, last.Shown);
    }

    [Fact]
    public async Task Every_order_of_a_thread_is_read_from_an_index()
    {
        await using var forum = await Forum.Open(DatabaseProvider.Sqlite);
        foreach (var order in new[] { "", "\"Score\" DESC, ", "\"Replies\" DESC, " })
        {
            var sql =
                $"""SELECT * FROM "Comments" WHERE "SubjectId" = 'x' AND "Depth" = 0 ORDER BY {order}"CreatedAt" DESC, "Id" DESC LIMIT 50""";
            var plan = await forum.Read(db => Plan(db, sql));
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
            Assert.Contains("USING INDEX", plan, StringComparison.Ordinal);
        }
    }

    [Fact]
    public Task Counters_equal_a_recount_whatever_happens_at_the_same_time() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 3], Gen.Int[0, 7])
            .Array[5, 40]
            .SampleAsync(
                async deeds =>
                {
                    await using var forum = await Forum.Open(DatabaseProvider.Sqlite);
                    var people = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => forum.Person($"p{n}")));
                    var parent = await forum.Contribution(people[0]);
                    var contributions = new[] { parent, await forum.Contribution(people[1], parent) };
                    await forum.Read(db =>
                        db.InTransaction(
                            () =>
                                db
                                    .Contributions.Where(it => it.Id == parent)
                                    .ExecuteUpdateAsync(row => row.SetProperty(it => it.Children, 1), Stop),
                            Stop
                        )
                    );
                    var comments = new List<Guid>();
                    foreach (var n in Enumerable.Range(0, 4))
                        comments.Add((await forum.Comment(parent, people[n], $"c{n}", n > 1 ? comments[n - 2] : null)).Id);

                    await Task.WhenAll(
                        deeds.Select(
                            async (deed, n) =>
                            {
                                var (what, who, which) = deed;
                                var comment = comments[which % comments.Count];
                                await (
                                    what switch
                                    {
                                        0 => (Task)forum.Vote(comment, people[who], which > 3),
                                        1 => forum.Vote(comment, people[who], null),
                                        2 => forum.Trash(forum.Zoe, Comment.Kind, comment),
                                        3 => forum.Restore(forum.Yann, Comment.Kind, comment),
                                        4 => which > 3
                                            ? forum.Trash(forum.Zoe, Contribution.Kind, contributions[1])
                                            : forum.Restore(forum.Zoe, Contribution.Kind, contributions[1]),
                                        _ => forum.TryComment(
                                            parent,
                                            people[who],
                                            new($"d{n}", ReplyTo: which > 3 ? comment : null)
                                        ),
                                    }
                                );
                            }
                        )
                    );
                    await forum.CountersAgree();
                },
                iter: 10,
                threads: 1
            );

    static IEnumerable<(ThreadSort Sort, int N)> ThreadSortWords() => Enum.GetValues<ThreadSort>().Select((sort, n) => (sort, n));

    static Task<ThreadPage> Page(Forum forum, Guid contribution, ThreadSort sort = ThreadSort.Oldest) =>
        forum.Do((ListThread list) => list.Run(new(Contribution.Kind, contribution), sort, 1, null, Stop));

    static async Task<string> Plan(ParticipationDb db, string sql)
    {
        await db.Database.OpenConnectionAsync(Stop);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        await using var reader = await command.ExecuteReaderAsync(Stop);
        var plan = "";
        while (await reader.ReadAsync(Stop))
            plan += reader.GetString(3) + "\n";
        return plan;
    }

    static Task<(int Statements, int Rows, int Shown)> Cost(Forum forum, Guid contribution, ThreadSort sort, int page) =>
        forum.Read(async db =>
        {
            using var tap = new Tap(db);
            var shown = await new ListThread(db).Run(new(Contribution.Kind, contribution), sort, page, Guid.NewGuid(), Stop);
            return (tap.Statements, tap.Rows, shown.Items.Count);
        });

    static Task<int> Fill(Forum forum, Guid contribution, Guid author, int roots, int repliesOfFirst) =>
        forum.Read(db =>
        {
            var at = forum.Clock.GetUtcNow();
            for (var n = 0; n < roots; n++)
            {
                var id = Guid.CreateVersion7(at);
                db.Comments.Add(Make(id, null, id, n, n == 0 ? repliesOfFirst : 0));
                for (var reply = 0; n == 0 && reply < repliesOfFirst; reply++)
                    db.Comments.Add(Make(Guid.CreateVersion7(at), id, id, reply, 0));
            }
            return db.SaveChangesAsync(Stop);

            Comment Make(Guid id, Guid? parent, Guid root, int n, int replies) =>
                new()
                {
                    Id = id,
                    SubjectKind = Contribution.Kind,
                    SubjectId = contribution,
                    ProcessId = forum.ProcessId,
                    ParentId = parent,
                    RootId = root,
                    Depth = parent is null ? 0 : 1,
                    AuthorId = author,
                    Body = $"Message {n}",
                    CreatedAt = at.AddSeconds(n / 3),
                    Up = n % 7,
                    Score = n % 7,
                    Replies = replies,
                };
        });

    /// <summary>Counts what one context asks of its database, from Entity Framework's own diagnostics.</summary>
    sealed class Tap : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        readonly ParticipationDb _db;
        readonly List<IDisposable> _subscriptions = [];

        public Tap(ParticipationDb db)
        {
            _db = db;
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public int Statements { get; private set; }
        public int Rows { get; private set; }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                _subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is not DataReaderDisposingEventData read || !ReferenceEquals(read.Context, _db))
                return;
            Statements++;
            Rows += read.ReadCount;
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void Dispose() => _subscriptions.ForEach(it => it.Dispose());
    }
}
