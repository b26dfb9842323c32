using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Contributions;
using Participation.Moderation;
using Participation.Storage;
using Testing;
using Xunit;

namespace Participation.Tests.Storage;

/// <summary>"The agent can never delete a contribution, only move it to the trash": asked of the database itself.</summary>
public sealed class GuardTests : IDisposable
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly TemporaryFolder _folder = new();
    ParticipationStore? _store;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_contribution_cannot_be_deleted_nor_given_to_another_author(DatabaseProvider provider)
    {
        await using var db = await New(provider);
        var contribution = await Seed(db);

        await Refused(() => db.Contributions.Where(row => row.Id == contribution).ExecuteDeleteAsync(Stop));
        await Refused(() => db.Contributions.ExecuteUpdateAsync(row => row.SetProperty(it => it.Type, "other"), Stop));

        var kept = await db.Contributions.AsNoTracking().SingleAsync(Stop);
        Assert.Equal("proposal", kept.Type);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_decision_cannot_be_rewritten(DatabaseProvider provider)
    {
        await using var db = await New(provider);
        var contribution = await Seed(db);
        db.Trashings.Add(
            new Trashing
            {
                Id = Guid.CreateVersion7(),
                SubjectKind = Contribution.Kind,
                SubjectId = contribution,
                ProcessId = Guid.CreateVersion7(),
                Reason = ModerationReason.OffTopic,
                Text = "Hors sujet.",
                AgentId = Guid.CreateVersion7(),
            }
        );
        await db.SaveChangesAsync(Stop);

        await Refused(() => db.Trashings.ExecuteUpdateAsync(row => row.SetProperty(it => it.Text, "Autre"), Stop));
        await Refused(() => db.Trashings.ExecuteDeleteAsync(Stop));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_erasure_under_way_opens_one_row_and_closes_again(DatabaseProvider provider)
    {
        await using var db = await New(provider);
        var contribution = await Seed(db);
        var erasure = new Erasure
        {
            Id = Guid.CreateVersion7(),
            SubjectId = contribution,
            Reason = "Décision de justice",
            AgentId = Guid.CreateVersion7(),
        };
        await db.InTransaction(
            async () =>
            {
                db.Erasures.Add(erasure);
                await db.SaveChangesAsync(Stop);
                await db.Contributions.Where(row => row.Id == contribution).ExecuteDeleteAsync(Stop);
                erasure.DoneAt = DateTimeOffset.UnixEpoch;
                return await db.SaveChangesAsync(Stop);
            },
            Stop
        );
        Assert.Equal(0, await db.Contributions.CountAsync(Stop));

        await Seed(db);
        await Refused(() => db.Contributions.ExecuteDeleteAsync(Stop));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nor_by_the_side_ways_of_each_database(DatabaseProvider provider)
    {
        await using var db = await New(provider);
        await Seed(db);
        var sideWay =
            provider is DatabaseProvider.Sqlite
                ? "INSERT OR REPLACE INTO \"Contributions\" SELECT * FROM \"Contributions\""
                : "TRUNCATE participation.\"Contributions\" CASCADE";

        await Refused(() => db.Database.ExecuteSqlRawAsync(sideWay, Stop));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_guard_that_was_dropped_stands_again_at_the_next_start(DatabaseProvider provider)
    {
        await using var db = await New(provider);
        await Seed(db);
        var on = provider is DatabaseProvider.Sqlite ? "" : " ON participation.\"Contributions\"";
        await db.Database.ExecuteSqlRawAsync($"DROP TRIGGER \"guard_Contributions_v1\"{on}", Stop);

        await new MigrateParticipation(_store!).Run(Stop); // New has made it

        await Refused(() => db.Contributions.ExecuteDeleteAsync(Stop));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_migrations_describe_the_model(DatabaseProvider provider)
    {
        await using var db = await New(provider);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    static async Task Refused(Func<Task> write)
    {
        var refused = await Record.ExceptionAsync(write);
        Assert.Contains("guard:", refused?.ToString() ?? "nothing was refused", StringComparison.Ordinal);
    }

    static async Task<Guid> Seed(ParticipationDb db)
    {
        var person = new Person { Id = Guid.CreateVersion7(), Pseudonym = "campanule" };
        var contribution = new Contribution
        {
            Id = Guid.CreateVersion7(),
            ProcessId = Guid.CreateVersion7(),
            Type = "proposal",
            Title = "Des bancs",
            AuthorId = person.Id,
        };
        db.AddRange(person, contribution);
        await db.SaveChangesAsync(Stop);
        db.ChangeTracker.Clear();
        return contribution.Id;
    }

    async Task<ParticipationDb> New(DatabaseProvider provider)
    {
        var store = _store = new ParticipationStore(await Databases.Fresh(provider, "participation", _folder.Path));
        await new MigrateParticipation(store).Run(Stop);
        return store.Open();
    }

    public void Dispose() => _folder.Dispose();
}
