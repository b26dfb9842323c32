using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Comments;
using Participation.Contributions;
using Participation.Moderation;
using Participation.Tests.Comments;
using Testing;
using Xunit;

namespace Participation.Tests.Moderation;

public sealed class ModerationTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_trashed_contribution_keeps_its_text_its_reason_and_tells_its_author(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var author = await forum.Person();
        var parent = await forum.Contribution(author);
        var child = await Argument(forum, author, parent);
        await forum.Report(Contribution.Kind, child);

        Assert.Equal(DecisionOutcome.Done, (await forum.Trash(forum.Zoe, Contribution.Kind, child)).Outcome);

        await forum.CountersAgree();
        var trash = await forum.Do((ListTrash list) => list.Run(forum.ProcessId, 1, Stop));
        var row = Assert.Single(trash.Items);
        Assert.Equal("Il faudrait des bancs.", row.Item.Body);
        Assert.Equal(ModerationReason.OffTopic, row.Trashing.Reason);
        Assert.Equal(0, (await forum.Do((ListTrash list) => list.Run(Guid.NewGuid(), 1, Stop))).Total);
        Assert.Equal(0, (await forum.Do((ListReports list) => list.Run(null, 1, Stop))).Total);
        var letter = await forum.Read(db => db.Letters.SingleAsync(Stop));
        Assert.Contains("Hors sujet.", letter.Text, StringComparison.Ordinal);

        Assert.Equal(DecisionOutcome.Done, (await forum.Restore(forum.Yann, Contribution.Kind, child)).Outcome);
        await forum.CountersAgree();
        Assert.Equal(0, (await forum.Do((ListTrash list) => list.Run(null, 1, Stop))).Total);
        var history = await forum.Do((ReadHistory read) => read.Run(child, Stop));
        Assert.Equal([DecisionKind.Restored, DecisionKind.Trashed], history.Select(it => it.Kind).Order().Reverse());
        Assert.Equal(2, await forum.Read(db => db.Letters.CountAsync(Stop)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_trashed_comment_leaves_its_place_and_its_replies(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var author = await forum.Person();
        var contribution = await forum.Contribution(author);
        var root = await forum.Comment(contribution, author, "racine");
        await forum.Comment(contribution, author, "réponse", root.Id);

        await forum.Trash(forum.Zoe, Comment.Kind, root.Id);

        await forum.CountersAgree();
        var page = await forum.Do((ListThread list) => list.Run(new(Contribution.Kind, contribution), default, 1, author, Stop));
        var shown = Assert.Single(page.Items);
        Assert.True(shown.IsTrashed);
        Assert.Equal("Hors sujet.", shown.Trashing?.Text);
        Assert.Equal("réponse", Assert.Single(shown.Replies).Comment.Body);
        Assert.Equal(VoteOnComment.Outcome.NoSuchComment, await forum.Vote(root.Id, author, true));
        var reply = await forum.TryComment(contribution, author, new("trop tard", ReplyTo: root.Id));
        Assert.Equal(CommentingOutcome.NoSuchComment, reply.Outcome);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_but_an_agent_decides_and_never_without_reason_and_words(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var contribution = await forum.Contribution(await forum.Person());

        Assert.Equal(DecisionOutcome.NotAnAgent, (await forum.Trash(null, Contribution.Kind, contribution)).Outcome);
        Assert.Equal(DecisionOutcome.NotAnAgent, (await forum.Restore(null, Contribution.Kind, contribution)).Outcome);
        var kept = await forum.Do((KeepItem keep) => keep.Run(null, new(Contribution.Kind, contribution), null, Stop));
        Assert.Equal(DecisionOutcome.NotAnAgent, kept.Outcome);
        Assert.Equal(DecisionOutcome.NoText, (await forum.Trash(forum.Zoe, Contribution.Kind, contribution, " ")).Outcome);
        Assert.Equal(DecisionOutcome.NoSuchItem, (await forum.Trash(forum.Zoe, Contribution.Kind, Guid.NewGuid())).Outcome);
        Assert.Equal(DecisionOutcome.NoSuchItem, (await forum.Trash(forum.Zoe, "person", contribution)).Outcome);
        var unreasoned = await forum.Do(
            (MoveToTrash move) => move.Run(forum.Zoe, new(Contribution.Kind, contribution), new("1", "Texte"), Stop)
        );
        Assert.Equal(DecisionOutcome.NoReason, unreasoned.Outcome);
        Assert.Equal(0, await forum.Read(db => db.Trashings.CountAsync(Stop)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_agents_at_once_decide_once_and_the_second_learns_who_was_first(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var author = await forum.Person();
        var contribution = await forum.Contribution(author);
        var comment = await forum.Comment(contribution, author);

        foreach (var (kind, id) in new[] { (Contribution.Kind, contribution), (Comment.Kind, comment.Id) })
        {
            var both = await Task.WhenAll(forum.Trash(forum.Zoe, kind, id), forum.Trash(forum.Yann, kind, id));
            var (first, second) = both[0].Outcome is DecisionOutcome.Done ? ("Zoé", both[1]) : ("Yann", both[0]);
            Assert.Single(both, it => it.Outcome is DecisionOutcome.Done);
            Assert.Equal(new Decided(DecisionOutcome.AlreadyDecided, first), second);
        }
        Assert.Equal(2, await forum.Read(db => db.Trashings.CountAsync(Stop)));
        Assert.Equal(2, await forum.Read(db => db.Letters.CountAsync(Stop)));
        await forum.CountersAgree();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_a_colleague_kept_is_not_trashed_from_a_page_read_before(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var contribution = await forum.Contribution(await forum.Person());
        await forum.Report(Contribution.Kind, contribution);
        var seen = forum.Clock.GetUtcNow();
        forum.Clock.Pass(TimeSpan.FromMinutes(1));

        var kept = await forum.Do((KeepItem keep) => keep.Run(forum.Zoe, new(Contribution.Kind, contribution), seen, Stop));
        Assert.Equal(DecisionOutcome.Done, kept.Outcome);
        var late = await forum.Trash(forum.Yann, Contribution.Kind, contribution, seen: seen);
        Assert.Equal(new Decided(DecisionOutcome.AlreadyDecided, "Zoé"), late);

        var informed = await forum.Trash(forum.Yann, Contribution.Kind, contribution, seen: forum.Clock.GetUtcNow());
        Assert.Equal(DecisionOutcome.Done, informed.Outcome);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Reports_gather_by_item_the_oldest_first_and_one_person_counts_once(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var (author, reader) = (await forum.Person(), await forum.Person("lectrice"));
        var (one, two) = (await forum.Contribution(author), await forum.Contribution(author));
        var comment = await forum.Comment(one, author, "Un commentaire");

        Assert.Equal(ReportItem.Outcome.Received, await forum.Report(Comment.Kind, comment.Id, reader));
        forum.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(ReportItem.Outcome.Received, await forum.Report(Contribution.Kind, two, reader));
        Assert.Equal(ReportItem.Outcome.AlreadyReported, await forum.Report(Contribution.Kind, two, reader));
        Assert.Equal(ReportItem.Outcome.Received, await forum.Report(Contribution.Kind, two, reason: "Duplicate"));
        Assert.Equal(ReportItem.Outcome.NoReason, await forum.Report(Contribution.Kind, two, reason: "ugly"));
        Assert.Equal(ReportItem.Outcome.NoSuchItem, await forum.Report(Contribution.Kind, Guid.NewGuid()));
        Assert.Equal(ReportItem.Outcome.NoSuchItem, await forum.Report("person", author));

        var page = await forum.Do((ListReports list) => list.Run(null, 1, Stop));
        Assert.Equal(2, page.Total);
        Assert.Equal([(comment.Id, 1), (two, 2)], page.Items.Select(it => (it.Item.Id, it.Count)));
        Assert.Equal(2, page.Items[1].Reasons.Count);
        Assert.Equal(2, (await forum.Do((ListReports list) => list.Run(forum.ProcessId, 1, Stop))).Total);
        Assert.Equal(0, (await forum.Do((ListReports list) => list.Run(Guid.NewGuid(), 1, Stop))).Total);
    }

    [Fact]
    public async Task A_network_cannot_flood_the_agents()
    {
        await using var forum = await Forum.Open(DatabaseProvider.Sqlite);
        var contribution = await forum.Contribution(await forum.Person());
        var outcomes = new List<ReportItem.Outcome>();
        for (var n = 0; n < 70; n++)
            outcomes.Add(await forum.Report(Contribution.Kind, contribution));
        Assert.Equal(60, outcomes.Count(it => it is ReportItem.Outcome.Received));
        Assert.Equal(10, outcomes.Count(it => it is ReportItem.Outcome.TooMany));
        forum.Clock.Pass(TimeSpan.FromMinutes(10));
        Assert.Equal(
            new(ReportItem.Outcome.TooMany, Forum.Noon.AddHours(1)),
            await forum.TryReport(Contribution.Kind, contribution)
        );
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_comment_is_public_as_long_as_what_it_hangs_on(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var author = await forum.Person();
        var (kept, trashed, withdrawn) = (
            await forum.Contribution(author),
            await forum.Contribution(author),
            await forum.Contribution(author)
        );
        var comments = new List<Guid>();
        foreach (var contribution in new[] { kept, trashed, withdrawn })
            comments.Add((await forum.Comment(contribution, author)).Id);
        await forum.Report(Comment.Kind, comments[1]);
        forum.Clock.Pass(TimeSpan.FromMinutes(1));
        await forum.Trash(forum.Zoe, Contribution.Kind, trashed);
        await forum.Read(db =>
        {
            db.Add(new Withdrawal { ContributionId = withdrawn, At = forum.Clock.GetUtcNow() });
            return db.SaveChangesAsync(Stop);
        });

        Assert.Equal(ReportItem.Outcome.Received, await forum.Report(Comment.Kind, comments[0]));
        Assert.Equal(ReportItem.Outcome.NoSuchItem, await forum.Report(Comment.Kind, comments[1]));
        Assert.Equal(ReportItem.Outcome.NoSuchItem, await forum.Report(Comment.Kind, comments[2]));
        var queue = await forum.Do((ListReports list) => list.Run(null, 1, Stop));
        Assert.Equal([(comments[1], false), (comments[0], true)], queue.Items.Select(it => (it.Item.Id, it.Item.IsPublic)));

        await forum.Restore(forum.Yann, Contribution.Kind, trashed);
        Assert.Equal(ReportItem.Outcome.Received, await forum.Report(Comment.Kind, comments[1]));
    }

    static async Task<Guid> Argument(Forum forum, Guid author, Guid parent)
    {
        var child = await forum.Contribution(author, parent);
        await forum.Read(db =>
            db.InTransaction(
                () =>
                    db
                        .Contributions.Where(it => it.Id == parent)
                        .ExecuteUpdateAsync(row => row.SetProperty(it => it.Children, it => it.Children + 1), Stop),
                Stop
            )
        );
        return child;
    }
}
