using System.Data.Common;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Participation.Notifications;
using Participation.Processes;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>
/// Counts the rows of a petition one by one and compares them with its tallies, both read in one snapshot. A difference is
/// an alarm: nothing is put right silently.
/// </summary>
public sealed class RecountSignatures(
    ParticipationDb db,
    ParticipationStore store,
    CountSignatures count,
    Outbox outbox,
    LetterWords words,
    IOptions<ParticipationOptions> options,
    TimeProvider clock,
    ILogger<RecountSignatures> log
)
{
    /// <summary>Every petition that has signatures.</summary>
    public async Task<IReadOnlyList<Recount>> All(CancellationToken stop)
    {
        var ids = await db.Petitions.Where(row => row.FiledAt != null).Select(row => row.Id).ToListAsync(stop);
        var recounts = new List<Recount>();
        foreach (var id in ids)
            recounts.Add(await Run(id, stop));
        return recounts;
    }

    public async Task<Recount> Run(Guid id, CancellationToken stop)
    {
        var (rows, tallied) = await Both(id, stop);
        var recount = new Recount
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            PetitionId = id,
            At = rows.At,
            Rows = rows.Total,
            Tallied = tallied.Total,
            Agrees = IsSame(rows, tallied),
        };
        db.Recounts.Add(recount);
        if (!recount.Agrees)
            Alarm(recount);
        await db.SaveChangesAsync(stop);
        return recount;
    }

    /// <summary>
    /// One snapshot: on SQLite a read transaction is one (deferred, so that nobody who writes waits for it), on PostgreSQL it
    /// must be asked for.
    /// </summary>
    async Task<(PetitionCount Rows, PetitionCount Tallied)> Both(Guid id, CancellationToken stop)
    {
        await using var connection = await store.Database.Open(stop);
        await connection.Execute(store.Database.IsSqlite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        try
        {
            return (await Rows(connection, id, stop), await count.Read(connection, id, stop));
        }
        finally
        {
            await connection.Execute("ROLLBACK"); // nothing was written
        }
    }

    async Task<PetitionCount> Rows(DbConnection connection, Guid id, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT "Commune", "Channel", COUNT(*) FROM {store.Database.Table("Signatures")}
            WHERE "PetitionId" = @petition AND "InvalidationId" IS NULL GROUP BY "Commune", "Channel"
            """;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("petition", id);
        command.Parameters.Add(parameter);
        var rows = new List<(string, SignatureChannel, int)>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            rows.Add((reader.GetString(0), (SignatureChannel)reader.GetInt32(1), (int)reader.GetInt64(2)));
        return PetitionCount.Of(clock.GetUtcNow(), rows);
    }

    /// <summary>Totals, channels and every commune: errors that cancel out are errors.</summary>
    static bool IsSame(PetitionCount rows, PetitionCount tallied) =>
        (rows.Total, rows.Paper) == (tallied.Total, tallied.Paper)
        && rows.ByCommune.Count == tallied.ByCommune.Count
        && rows.ByCommune.All(row => tallied.ByCommune.GetValueOrDefault(row.Key) == row.Value);

    void Alarm(Recount recount)
    {
        log.LogCritical(
            "Petition {Petition}: {Rows} signatures counted from their rows, {Tallied} in the tallies.",
            recount.PetitionId,
            recount.Rows,
            recount.Tallied
        );
        var link = words.Link("fr-FR", $"/petitions/{recount.PetitionId}/integrity");
        outbox.Add(
            $"recount/{recount.Id}",
            null,
            options.Value.PetitionsAddress,
            words.Write("fr-FR", "RecountAlarm", recount.Rows, recount.Tallied, link)
        );
    }
}

/// <summary>Every night after <see cref="Hour"/> in Paris, and at once when the site was off at that hour.</summary>
sealed class NightlyRecount(IServiceScopeFactory scopes, TimeProvider clock, ILogger<NightlyRecount> log) : BackgroundService
{
    static readonly TimeOnly Hour = new(3, 10);
    static readonly TimeSpan Glance = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(TimeSpan.FromMinutes(1), stoppingToken);
        using var glances = new PeriodicTimer(Glance);
        do await Look(stoppingToken);
        while (await glances.WaitForNextTickAsync(stoppingToken));
    }

    async Task Look(CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ParticipationDb>();
            var due = LastDue(clock.GetUtcNow());
            if (!await db.Recounts.AnyAsync(row => row.At >= due, stop))
                await scope.ServiceProvider.GetRequiredService<RecountSignatures>().All(stop);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            log.LogError(failed, "Signatures were not counted again; it is tried again in {Pause}.", Glance);
        }
    }

    /// <summary>The last instant at which the wall clock of Paris showed the hour.</summary>
    internal static DateTimeOffset LastDue(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(ParisTime.Wall(now));
        var due = ParisTime.Instant(today, Hour);
        return due <= now ? due : ParisTime.Instant(today.AddDays(-1), Hour);
    }
}
