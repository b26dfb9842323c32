using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Contributions;
using Participation.Storage;
using Site.Demo;
using Testing;
using Xunit;

namespace Site.Tests.Demo;

public sealed class DemoParticipationTests : IDisposable
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly TemporaryFolder _folder = new();
    readonly Guid _agent = Guid.CreateVersion7();

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_figure_of_the_demonstration_is_the_number_of_its_rows(DatabaseProvider provider)
    {
        using var store = await New(provider);
        await using var db = store.Open();
        Assert.True(await Seed(db));

        var supports = await db.Supports.AsNoTracking().ToListAsync(Stop);
        var comments = await db.Comments.AsNoTracking().ToListAsync(Stop);
        var votes = await db.CommentVotes.AsNoTracking().ToListAsync(Stop);
        var contributions = await db.Contributions.AsNoTracking().Include(row => row.Withdrawal).ToListAsync(Stop);
        foreach (var row in contributions)
        {
            int Count(Opinion opinion) => supports.Count(one => one.ContributionId == row.Id && one.Opinion == opinion);
            Assert.Equal(
                (row.Votes.Agree, row.Votes.Mixed, row.Votes.Disagree),
                (Count(Opinion.Agree), Count(Opinion.Mixed), Count(Opinion.Disagree))
            );
            Assert.Equal(row.Comments, comments.Count(comment => comment.SubjectId == row.Id && comment.TrashedAt is null));
            Assert.Equal(row.Children, contributions.Count(child => child.ParentId == row.Id && child.IsListed));
            Assert.Equal(
                row.Version - 1,
                await db.ContributionVersions.CountAsync(version => version.ContributionId == row.Id, Stop)
            );
        }
        foreach (var comment in comments)
        {
            Assert.Equal(comment.Up, votes.Count(vote => vote.CommentId == comment.Id && vote.Value == 1));
            Assert.Equal(comment.Down, votes.Count(vote => vote.CommentId == comment.Id && vote.Value == -1));
            Assert.Equal(comment.Score, comment.Up - comment.Down);
            var isTop = comment.Depth == 0;
            Assert.Equal(
                comment.Replies,
                isTop ? comments.Count(reply => reply.RootId == comment.Id && reply.Id != comment.Id) : 0
            );
        }
    }

    [Fact]
    public async Task The_demonstration_shows_every_state_of_a_contribution()
    {
        using var store = await New(DatabaseProvider.Sqlite);
        await using var db = store.Open();
        await Seed(db);

        Assert.Equal(3, await db.Contributions.CountAsync(row => row.TrashedAt != null, Stop));
        Assert.Equal(2, await db.Withdrawals.CountAsync(Stop));
        Assert.Equal(
            5,
            await db.Contributions.Where(row => row.Status != null).Select(row => row.Status).Distinct().CountAsync(Stop)
        );
        Assert.True(await db.Contributions.MaxAsync(row => row.Comments, Stop) >= 60);
        Assert.True(
            await db.Contributions.Where(row => row.Commune != null).Select(row => row.Commune).Distinct().CountAsync(Stop) > 20
        );
        var divided = (await db.Contributions.AsNoTracking().ToListAsync(Stop)).Select(row => row.Votes.Division).ToList();
        Assert.Contains(divided, division => division > 0.8);
        Assert.Contains(divided, division => division < 0.05);
    }

    [Fact]
    public async Task Nothing_in_it_is_later_than_now_and_no_answer_comes_before_its_question()
    {
        using var store = await New(DatabaseProvider.Sqlite);
        await using var db = store.Open();
        await Seed(db);

        var now = DateTimeOffset.UtcNow;
        var contributions = await db.Contributions.AsNoTracking().ToDictionaryAsync(row => row.Id, Stop);
        var comments = await db.Comments.AsNoTracking().ToDictionaryAsync(row => row.Id, Stop);
        Assert.All(
            contributions.Values,
            row =>
            {
                Assert.True(row.CreatedAt < now);
                Assert.True(row.ParentId is null || contributions[row.ParentId.Value].CreatedAt <= row.CreatedAt);
                Assert.True(row.EditedAt is null || (row.CreatedAt < row.EditedAt && row.EditedAt < now));
            }
        );
        Assert.All(
            comments.Values,
            row =>
            {
                var before = row.ParentId is { } parent ? comments[parent].CreatedAt : contributions[row.SubjectId].CreatedAt;
                Assert.True(before <= row.CreatedAt && row.CreatedAt < now);
            }
        );
        Assert.True(contributions.Values.Max(row => row.CreatedAt) > now.AddDays(-3));
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        using var store = await New(DatabaseProvider.Sqlite);
        await using var db = store.Open();
        await Seed(db);
        var before = await db.Changes.CountAsync(Stop);

        Assert.False(await new DemoParticipation(db, TimeProvider.System).Run(Guid.CreateVersion7(), _agent, Stop));
        Assert.Equal(before, await db.Changes.CountAsync(Stop));
    }

    async Task<bool> Seed(ParticipationDb db)
    {
        var citizen = new Person { Id = Guid.CreateVersion7(), Pseudonym = "bergamote_38" };
        db.Persons.Add(citizen);
        await db.SaveChangesAsync(Stop);
        return await new DemoParticipation(db, TimeProvider.System).Run(citizen.Id, _agent, Stop);
    }

    async Task<ParticipationStore> New(DatabaseProvider provider)
    {
        var store = new ParticipationStore(await Databases.Fresh(provider, "participation", _folder.Path));
        await new MigrateParticipation(store).Run(Stop);
        return store;
    }

    public void Dispose() => _folder.Dispose();
}
