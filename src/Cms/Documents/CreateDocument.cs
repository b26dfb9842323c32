using Cms.DocumentTypes;
using Cms.Storage;
using Cms.Users;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;

namespace Cms.Documents;

/// <summary>Writes a new document, as a draft, last among its siblings.</summary>
public sealed class CreateDocument(CmsStorage storage, TimeProvider clock)
{
    /// <param name="Type">Alias of the document type.</param>
    /// <param name="Parent">Key of the document it stands under; none for the root.</param>
    /// <param name="Names">Per culture; for a type that does not vary, one name under "".</param>
    /// <param name="Values">Per culture ("" for what does not vary), the stored text by property alias (`USYNC.md`, 8).</param>
    public sealed record Form(
        string Type,
        Guid? Parent,
        IReadOnlyDictionary<string, string> Names,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values
    )
    {
        /// <summary>Key to give it; a new one when null.</summary>
        public Guid? Key { get; init; }
        public Guid? By { get; init; }
    }

    public enum Outcome
    {
        Created,
        NoSuchType,
        NoSuchParent,
        TypeNotAllowedThere,
        NameMissing,
        UnknownProperty,
        KeyTaken,
    }

    public sealed record Answer(Outcome Outcome, Guid Key);

    public async Task<Answer> Run(Form form, CancellationToken stop)
    {
        await using var db = storage.Open();
        var types = await db.Types.AsNoTracking().Where(type => type.Kind == TypeKind.Document).ToListAsync(stop);
        var type = types.Find(t => t.Alias.Equals(form.Type, StringComparison.OrdinalIgnoreCase));
        if (type is null || type.Definition.IsElement)
            return Refused(Outcome.NoSuchType);
        var parent = form.Parent is { } key ? await db.Nodes.FirstOrDefaultAsync(n => n.Key == key && !n.Trashed, stop) : null;
        if (form.Parent is not null && parent is null)
            return Refused(Outcome.NoSuchParent);
        var rules = new TypeRules(types);
        if (!rules.MayStand(type, parent?.TypeKey))
            return Refused(Outcome.TypeNotAllowedThere);
        var varies = type.Definition.Variations.HasFlag(ContentVariation.Culture);
        if (
            form.Names.Count == 0
            || form.Names.Any(name => string.IsNullOrWhiteSpace(name.Value) || name.Key.Length > 0 != varies)
        )
            return Refused(Outcome.NameMissing);
        var properties = rules.Properties(type);
        if (form.Values.Values.SelectMany(values => values.Keys).Any(alias => !properties.ContainsKey(alias)))
            return Refused(Outcome.UnknownProperty);
        return await Store(db, form, type, parent, stop) is { } stored ? new(Outcome.Created, stored) : Refused(Outcome.KeyTaken);
    }

    static Answer Refused(Outcome why) => new(why, Guid.Empty);

    async Task<Guid?> Store(CmsDb db, Form form, TypeRow type, NodeRow? parent, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var last = await db.Nodes.Where(n => n.Parent == form.Parent).MaxAsync(n => (int?)n.SortOrder, stop);
        var content = new NodeContent
        {
            Names = new(form.Names),
            Values = form.Values.ToDictionary(culture => culture.Key, culture => new Dictionary<string, string>(culture.Value)),
        };
        var node = new NodeRow
        {
            Key = form.Key ?? Guid.CreateVersion7(now),
            Kind = NodeKind.Document,
            Parent = form.Parent,
            TypeKey = type.Key,
            SortOrder = (last ?? -1) + 1,
            Level = (parent?.Level ?? 0) + 1,
            Created = now,
            CreatedBy = form.By,
            Updated = now,
            UpdatedBy = form.By,
            Draft = content,
        };
        db.Nodes.Add(node);
        db.Versions.Add(
            new()
            {
                Id = Guid.CreateVersion7(now),
                Node = node.Key,
                Number = 1,
                Saved = now,
                SavedBy = form.By,
                Content = content,
            }
        );
        db.Audit.Add(AuditRow.New(now, form.By, node.Key, "New"));
        return await db.TrySaveChanges(stop) ? node.Key : null;
    }
}
