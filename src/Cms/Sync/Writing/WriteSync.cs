using System.Xml.Linq;
using Cms.Documents;
using Cms.DocumentTypes;
using Cms.Storage;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace Cms.Sync.Writing;

/// <summary>
/// Writes uSync files: everything, or what has just been saved. A file whose bytes would not change is not touched; one that
/// was read keeps its name and what this program does not know. What is written is remembered as applied, so the next start
/// does not read it back.
/// </summary>
public sealed class WriteSync(CmsStorage storage, IShortStringHelper strings)
{
    /// <param name="folder">A `uSync/v17` folder; made when it is not there.</param>
    /// <param name="only">Keys of documents, media, types, data types and words; everything, and languages and domains too, when null.</param>
    /// <returns>Paths of the files that changed, relative to the folder.</returns>
    public async Task<IReadOnlyList<string>> Run(string folder, IReadOnlySet<Guid>? only, CancellationToken stop)
    {
        await using var db = storage.Open();
        var all = await SyncContents.Read(db, stop);
        var files = new SyncFiles(folder, await db.SyncedFiles.ToListAsync(stop));
        var changed = new List<string>();
        foreach (var item in Items(all, only))
        {
            var (path, before) = files.Find(item.Folder, SyncFiles.IdentityOf(item.Write(null)), item.Name, item.Key);
            var root = item.Write(before);
            if (files.Put(path, root) is not { } written)
                continue;
            changed.Add(path);
            if (written.IsNew)
                db.SyncedFiles.Add(written.File);
        }
        await db.SaveChangesAsync(stop);
        return changed;
    }

    /// <summary>Says in its file that an item is gone for good, so that other sites delete it too.</summary>
    /// <param name="kind">The folder it stands in: `Content`, `Media`, `ContentTypes`…</param>
    /// <param name="level">As the file said; null for what has none.</param>
    public async Task WriteDeleted(string folder, string kind, Guid key, string alias, int? level, CancellationToken stop)
    {
        await using var db = storage.Open();
        var files = new SyncFiles(folder, await db.SyncedFiles.ToListAsync(stop));
        var (path, _) = files.Find(kind, key.ToString(), alias, key);
        var marker = new XElement(
            "Empty",
            new XAttribute("Key", key),
            new XAttribute("Alias", alias),
            new XAttribute("Change", "Delete"),
            level is { } said ? new XAttribute("Level", said) : null
        );
        if (files.Put(path, marker) is { IsNew: true } written)
            db.SyncedFiles.Add(written.File);
        await db.SaveChangesAsync(stop);
    }

    sealed record Item(string Folder, Guid Key, string Name, Func<XElement?, XElement> Write);

    IEnumerable<Item> Items(SyncContents all, IReadOnlySet<Guid>? only)
    {
        var (nodes, types, schema) = (new NodeWriter(all, strings), new TypeWriter(all), new SchemaWriter(all));
        if (only is null)
        {
            foreach (var language in all.Languages)
                yield return new(
                    "Languages",
                    SyncNames.Key(language.IsoCode),
                    language.IsoCode,
                    before => SchemaWriter.Write(language, before)
                );
            foreach (var domain in all.Domains)
                yield return new(
                    "Domains",
                    SyncNames.Key(domain.Name),
                    $"{domain.Name}_{domain.Language}",
                    before => schema.Write(domain, before)
                );
        }
        foreach (var item in all.Dictionary.Values.Where(item => Meant(item.Key)))
            yield return new("Dictionary", item.Key, item.Alias, before => schema.Write(item, before));
        foreach (var type in all.DataTypes.Values.Where(type => Meant(type.Key)))
            yield return new("DataTypes", type.Key, type.Name.ToSafeAlias(strings), before => SchemaWriter.Write(type, before));
        foreach (var type in all.Types.Values.Where(type => Meant(type.Key)))
            yield return new(
                type.Kind == TypeKind.Media ? "MediaTypes" : "ContentTypes",
                type.Key,
                type.Alias,
                before => types.Write(type, before)
            );
        foreach (var node in all.Nodes.Values.Where(node => Meant(node.Key)))
            yield return new(
                node.Kind == NodeKind.Media ? "Media" : "Content",
                node.Key,
                all.NameOf(node),
                before => nodes.Write(node, before)
            );

        bool Meant(Guid key) => only?.Contains(key) != false;
    }
}
