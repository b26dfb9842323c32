using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Testing;
using Xunit;

namespace Foundation.Tests.Storage;

public sealed class FeedTests : IDisposable
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly TemporaryFolder _folder = new();

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_reader_sees_every_change_once_although_writers_commit_out_of_order(DatabaseProvider provider)
    {
        var (database, gate) = await New(provider);
        var seen = new List<Guid>();
        var position = FeedPosition.Start;
        var feed = new FeedReader(database);

        var writers = Enumerable.Range(0, 8).Select(writer => Task.Run(() => WriteSlowly(database, gate, writer), Stop)).ToList();
        while (seen.Count < 8 * 20)
        {
            var lines = await feed.After(position, 7, Stop);
            seen.AddRange(lines.Select(line => line.SubjectId));
            position = lines.Count == 0 ? position : lines[^1].Position;
            Stop.ThrowIfCancellationRequested();
        }
        await Task.WhenAll(writers);

        await using var db = new Notebook(database, gate);
        var written = await db.Notes.Select(note => note.Id).ToListAsync(Stop);
        Assert.Equal(written.Order(), seen.Order());
        Assert.Equal(await feed.End(Stop), position);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_lost_race_is_told_by_the_unique_index(DatabaseProvider provider)
    {
        var (database, gate) = await New(provider);
        await using var first = new Notebook(database, gate);
        await using var second = new Notebook(database, gate);
        first.Write("the same");
        second.Write("the same");

        Assert.True(await first.TrySaveChanges(Stop));
        Assert.False(await second.TrySaveChanges(Stop));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Instants_are_ordered_by_the_database(DatabaseProvider provider)
    {
        var (database, gate) = await New(provider);
        await using var db = new Notebook(database, gate);
        var noonInParis = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.FromHours(2));
        db.Add(new Note { Text = "later", At = noonInParis.ToUniversalTime().AddMinutes(1) });
        db.Add(new Note { Text = "noon", At = noonInParis });
        await db.SaveChangesAsync(Stop);

        var order = await db.Notes.OrderBy(note => note.At).Select(note => new { note.Text, note.At }).ToListAsync(Stop);

        Assert.Equal(["noon", "later"], order.Select(note => note.Text));
        Assert.Equal(noonInParis.UtcTicks, order[0].At.UtcTicks);
        Assert.Equal(TimeSpan.Zero, order[0].At.Offset);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_failing_write_of_a_group_does_not_undo_its_neighbours(DatabaseProvider provider)
    {
        var (database, gate) = await New(provider);
        using var group = new GroupCommit(database, gate, new ChangeSignal());
        await group.StartAsync(Stop);

        var writes = Enumerable
            .Range(0, 40)
            .Select(number => group.Run(connection => Insert(database, connection, number % 30), Stop));
        var outcomes = await Task.WhenAll(writes.Select(async write => await Record.ExceptionAsync(() => write) is null));

        Assert.Equal(30, outcomes.Count(kept => kept));
        await using var db = new Notebook(database, gate);
        Assert.Equal(30, await db.Notes.CountAsync(Stop));
        await group.StopAsync(Stop);
    }

    static async Task<int> Insert(DatabaseChoice database, System.Data.Common.DbConnection connection, int number)
    {
        await using var command = connection.CreateCommand();
        var table = database.IsSqlite ? "\"Notes\"" : "notes.\"Notes\"";
        var instant = database.IsSqlite ? "0" : "now()";
        command.CommandText =
            $"INSERT INTO {table} (\"Id\", \"Text\", \"At\") VALUES ('{Guid.NewGuid().ToString().ToUpperInvariant()}', 'n{number}', {instant})";
        return await command.ExecuteNonQueryAsync(Stop);
    }

    /// <summary>Ten notes at once and ten whose transaction stays open a moment: later sequences commit before them.</summary>
    static async Task WriteSlowly(DatabaseChoice database, WriteGate gate, int writer)
    {
        for (var note = 0; note < 20; note++)
        {
            await using var db = new Notebook(database, gate);
            db.Write($"{writer}/{note}");
            await db.InTransaction(
                async () =>
                {
                    await db.SaveChangesAsync(Stop);
                    await Task.Delay(note % 2 * 3, Stop);
                    return 0;
                },
                Stop
            );
        }
    }

    async Task<(DatabaseChoice Database, WriteGate Gate)> New(DatabaseProvider provider)
    {
        var database = await Databases.Fresh(provider, "notes", _folder.Path);
        var gate = new WriteGate(database);
        await using var db = new Notebook(database, gate);
        await db.Database.EnsureCreatedAsync(Stop);
        return (database, gate);
    }

    public void Dispose() => _folder.Dispose();
}
