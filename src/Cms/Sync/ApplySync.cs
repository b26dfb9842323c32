using Cms.Documents;
using Cms.Storage;
using Microsoft.EntityFrameworkCore;

namespace Cms.Sync;

/// <summary>When documents and media are taken from the files. Types, languages and words always are, when their file changed.</summary>
public enum ContentSync
{
    /// <summary>Until some have been: afterwards the database is what editors work on.</summary>
    FirstBoot,
    Always,
    Never,
}

/// <summary>Brings a folder of uSync files into the database: all of it, or nothing.</summary>
public sealed class ApplySync(CmsStorage storage, UrlSegments segments, TimeProvider clock)
{
    /// <summary>What the run did. With problems, it did nothing.</summary>
    /// <param name="Applied">How many files were new or had changed.</param>
    public sealed record Report(int Applied, IReadOnlyList<SyncProblem> Problems, IReadOnlySet<Guid> Published);

    static readonly IReadOnlySet<Guid> None = new HashSet<Guid>();

    public async Task<Report> Run(SyncFolder folder, ContentSync content, CancellationToken stop)
    {
        await using var db = storage.Open();
        var applied = await db.SyncedFiles.ToDictionaryAsync(file => file.Path, file => file.Hash, StringComparer.Ordinal, stop);
        var reading = folder.Read(applied, WithContent(content, applied.Keys));
        reading.CheckReferences(await Stored(db, stop));
        if (reading.Problems.Count > 0 || reading.Files.Count == 0)
            return new(0, reading.Problems, None);
        return await db.InTransaction(
            async () =>
            {
                await new SchemaStore(db).Store(reading, stop);
                var nodes = await new NodeStore(db, segments, clock).Store(reading, stop);
                await Remember(db, reading, stop);
                await db.SaveChangesAsync(stop);
                return new Report(reading.Files.Count, [], nodes);
            },
            stop
        );
    }

    static bool WithContent(ContentSync content, IEnumerable<string> applied) =>
        content switch
        {
            ContentSync.Always => true,
            ContentSync.Never => false,
            _ => !applied.Any(path => path.StartsWith("Content/", StringComparison.OrdinalIgnoreCase)),
        };

    static async Task<HashSet<(string, string)>> Stored(CmsDb db, CancellationToken stop)
    {
        var stored = new HashSet<(string, string)>();
        foreach (var iso in await db.Languages.Select(l => l.IsoCode).ToListAsync(stop))
            stored.Add(("language", iso.ToLowerInvariant()));
        foreach (var alias in await db.Dictionary.Select(d => d.Alias).ToListAsync(stop))
            stored.Add(("dictionary item", alias.ToLowerInvariant()));
        foreach (var key in await db.DataTypes.Select(d => d.Key).ToListAsync(stop))
            stored.Add(("data type", key.ToString()));
        foreach (
            var type in await db
                .Types.Select(t => new
                {
                    t.Kind,
                    t.Alias,
                    t.Key,
                })
                .ToListAsync(stop)
        )
        {
            var word = type.Kind == DocumentTypes.TypeKind.Media ? "media type" : "document type";
            stored.Add((word, type.Alias.ToLowerInvariant()));
            stored.Add((word + " key", type.Key.ToString()));
        }
        foreach (var node in await db.Nodes.Select(n => new { n.Kind, n.Key }).ToListAsync(stop))
            stored.Add((node.Kind == NodeKind.Media ? "medium" : "document", node.Key.ToString()));
        return stored;
    }

    static async Task Remember(CmsDb db, SyncReading reading, CancellationToken stop)
    {
        var known = await db.SyncedFiles.ToDictionaryAsync(file => file.Path, StringComparer.Ordinal, stop);
        foreach (var file in reading.Files)
            if (known.TryGetValue(file.Path, out var before))
                (before.Hash, before.Source) = (file.Hash, file.Source);
            else
                db.SyncedFiles.Add(file);
    }
}
