using System.Linq.Expressions;
using Cms.Documents;
using Cms.Storage;
using Microsoft.EntityFrameworkCore;

namespace Cms.Sync;

/// <summary>Languages, words, data types, types and domains: what has the same key is replaced.</summary>
internal sealed class SchemaStore(CmsDb db)
{
    public async Task Store(SyncReading reading, CancellationToken stop)
    {
        await Replace(reading.Languages, language => language.IsoCode, stop);
        await Replace(reading.Dictionary, item => item.Alias, stop);
        await Replace(reading.DataTypes, type => type.Key, stop);
        await Replace(reading.Types, type => type.Key, stop);
        await Replace(reading.Domains, domain => domain.Name + " " + domain.Language, stop);
        await Remove(reading.Markers, stop);
    }

    async Task Replace<T, TKey>(List<T> found, Expression<Func<T, TKey>> key, CancellationToken stop)
        where T : class
        where TKey : notnull
    {
        if (found.Count == 0)
            return;
        var keyOf = key.Compile();
        var stored = await db.Set<T>().ToDictionaryAsync(keyOf, stop);
        foreach (var item in found)
            if (stored.TryGetValue(keyOf(item), out var before))
                Copy(item, db.Entry(before));
            else
                db.Add(item);
    }

    /// <summary>Everything but the identity, which the database gave.</summary>
    static void Copy<T>(T item, Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry<T> stored)
        where T : class
    {
        foreach (var property in stored.Properties.Where(p => !p.Metadata.IsPrimaryKey()))
            property.CurrentValue = property.Metadata.PropertyInfo!.GetValue(item);
    }

    /// <summary>Inside the transaction of the whole run.</summary>
    async Task Remove(List<SyncedMarker> markers, CancellationToken stop)
    {
        foreach (var marker in markers)
            _ = marker.Folder switch
            {
                "Languages" => await db.Languages.Where(l => l.IsoCode == marker.Alias).ExecuteDeleteAsync(stop),
                "Dictionary" => await db.Dictionary.Where(d => d.Alias == marker.Alias).ExecuteDeleteAsync(stop),
                "DataTypes" => await db.DataTypes.Where(d => d.Key == marker.Key).ExecuteDeleteAsync(stop),
                "ContentTypes" or "MediaTypes" => await db.Types.Where(t => t.Key == marker.Key).ExecuteDeleteAsync(stop),
                "Domains" => await db.Domains.Where(d => d.Name == marker.Alias).ExecuteDeleteAsync(stop),
                "Content" or "Media" => await db
                    .Nodes.Where(n => n.Key == marker.Key)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(n => n.Trashed, true).SetProperty(n => n.Live, (NodeContent?)null),
                        stop
                    ),
                _ => 0,
            };
    }
}
