using Cms.Documents;
using Cms.Storage;
using Microsoft.EntityFrameworkCore;

namespace Cms.Dictionary;

/// <summary>Reads and changes the words that editors may change; the site says the new ones at once.</summary>
public sealed class DictionaryStore(CmsStorage storage, ShowChanges show)
{
    public enum Outcome
    {
        Done,
        ItemNotFound,
        ParentNotFound,
        NameMissing,
        DuplicateItemKey,
        HasChildren,
    }

    public async Task<List<DictionaryItem>> All(CancellationToken stop)
    {
        await using var db = storage.Open();
        return await db.Dictionary.AsNoTracking().OrderBy(item => item.Alias).ToListAsync(stop);
    }

    public async Task<Outcome> Add(
        Guid key,
        string alias,
        Guid? parent,
        Dictionary<string, string> translations,
        CancellationToken stop
    )
    {
        if (string.IsNullOrWhiteSpace(alias))
            return Outcome.NameMissing;
        await using var db = storage.Open();
        var above = parent is { } of
            ? await db.Dictionary.AsNoTracking().FirstOrDefaultAsync(item => item.Key == of, stop)
            : null;
        if (parent is not null && above is null)
            return Outcome.ParentNotFound;
        db.Dictionary.Add(
            new()
            {
                Key = key,
                Alias = alias.Trim(),
                Parent = above?.Alias,
                Translations = translations,
            }
        );
        if (!await db.TrySaveChanges(stop))
            return Outcome.DuplicateItemKey;
        await show.Run(stop);
        return Outcome.Done;
    }

    /// <summary>The alias is what templates ask for: another one is another row, and its children follow.</summary>
    public async Task<Outcome> Change(Guid key, string alias, Dictionary<string, string> translations, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(alias))
            return Outcome.NameMissing;
        await using var db = storage.Open();
        var outcome = await db.InTransaction(() => Change(db, key, alias.Trim(), translations, stop), stop);
        if (outcome == Outcome.Done)
            await show.Run(stop);
        return outcome;
    }

    static async Task<Outcome> Change(
        CmsDb db,
        Guid key,
        string alias,
        Dictionary<string, string> translations,
        CancellationToken stop
    )
    {
        var item = await db.Dictionary.FirstOrDefaultAsync(item => item.Key == key, stop);
        if (item is null)
            return Outcome.ItemNotFound;
        if (item.Alias == alias)
        {
            item.Translations = translations;
            await db.SaveChangesAsync(stop);
            return Outcome.Done;
        }
        if (await db.Dictionary.AnyAsync(other => other.Alias == alias, stop))
            return Outcome.DuplicateItemKey;
        db.Dictionary.Remove(item);
        db.Dictionary.Add(
            new()
            {
                Key = key,
                Alias = alias,
                Parent = item.Parent,
                Translations = translations,
            }
        );
        foreach (var child in await db.Dictionary.Where(other => other.Parent == item.Alias).ToListAsync(stop))
            child.Parent = alias;
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }

    public async Task<Outcome> Remove(Guid key, CancellationToken stop)
    {
        await using var db = storage.Open();
        var item = await db.Dictionary.FirstOrDefaultAsync(item => item.Key == key, stop);
        if (item is null)
            return Outcome.ItemNotFound;
        if (await db.Dictionary.AnyAsync(other => other.Parent == item.Alias, stop))
            return Outcome.HasChildren;
        db.Dictionary.Remove(item);
        await db.SaveChangesAsync(stop);
        await show.Run(stop);
        return Outcome.Done;
    }
}
