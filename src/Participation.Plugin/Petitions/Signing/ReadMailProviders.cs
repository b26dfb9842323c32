using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>The table of mail providers that counts now; read again at most every half minute, by each node.</summary>
public sealed class ReadMailProviders(ParticipationStore store, TimeProvider clock)
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    volatile Kept? _kept;

    sealed record Kept(MailProviders Table, DateTimeOffset At);

    public async ValueTask<MailProviders> Now(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (_kept is { } kept && now - kept.At < Fresh && now >= kept.At)
            return kept.Table;
        var table = MailProviders.Read((await Latest(stop)).Text).Table;
        _kept = new(table, now);
        return table;
    }

    /// <summary>The text that agents edit, and who saved it when; ours when nobody has yet.</summary>
    public async Task<(string Text, string? By, DateTimeOffset? At)> Latest(CancellationToken stop)
    {
        await using var db = store.Open();
        return await db.MailProviderTables.AsNoTracking().OrderByDescending(row => row.At).FirstOrDefaultAsync(stop) is { } row
            ? (row.Text, row.AgentName, row.At)
            : (Shipped(), null, null);
    }

    /// <summary>An agent saved another one.</summary>
    public void Forget() => _kept = null;

    static string Shipped()
    {
        using var file = typeof(ReadMailProviders).Assembly.GetManifestResourceStream("mail-providers.txt")!; // embedded by the project
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
