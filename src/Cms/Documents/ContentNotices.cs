using Cms.Published;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Cms.Core.Sync;

namespace Cms.Documents;

/// <summary>Tells plugins what was published, in Umbraco's notifications. The snapshot already shows it.</summary>
public sealed class ContentNotices(IEventAggregator events, SnapshotSource snapshots)
{
    public async Task Published(
        IReadOnlyCollection<Guid> keys,
        IReadOnlyDictionary<Guid, IReadOnlyCollection<string>> cultures,
        CancellationToken stop
    )
    {
        var snapshot = snapshots.Current;
        var nodes = keys.Select(key => snapshot.Documents.GetValueOrDefault(key)).OfType<PublishedNode>().ToList();
        if (nodes.Count == 0)
            return;
        var entities = nodes.ConvertAll(node => Entity(node, snapshot));
        await events.PublishAsync(
            new ContentPublishedNotification(entities, new EventMessages(), includeDescendants: false, cultures, null),
            stop
        );
        await Refreshed(nodes, stop);
    }

    /// <summary>Anything may have changed: another process published.</summary>
    public Task AllRefreshed(CancellationToken stop) =>
        events.PublishAsync(
            new ContentCacheRefresherNotification(
                new[] { new ContentCacheRefresher.JsonPayload { ChangeTypes = TreeChangeTypes.RefreshAll } },
                MessageType.RefreshByPayload
            ),
            stop
        );

    async Task Refreshed(List<PublishedNode> nodes, CancellationToken stop)
    {
        var payload = nodes
            .Select(node => new ContentCacheRefresher.JsonPayload
            {
                Id = node.Id,
                Key = node.Key,
                ChangeTypes = TreeChangeTypes.RefreshNode,
                PublishedCultures = [.. node.Cultures.Keys],
            })
            .ToArray();
        await events.PublishAsync(new ContentCacheRefresherNotification(payload, MessageType.RefreshByPayload), stop);
    }

    static IContent Entity(PublishedNode node, Snapshot snapshot)
    {
        var type = snapshot.Models.DocumentTypes[node.ContentType.Key];
        var entity = new Content(node.NameIn(snapshot.DefaultCulture) ?? node.Name, node.Above?.Id ?? -1, type)
        {
            Id = node.Id,
            Key = node.Key,
            Level = node.Level,
            Path = node.Path,
            SortOrder = node.SortOrder,
            CreateDate = node.CreateDate,
            UpdateDate = node.UpdateDate,
            Published = true,
            PublishCultureInfos = [],
        };
        foreach (var (culture, info) in node.Cultures.Where(culture => culture.Key.Length > 0))
        {
            entity.SetCultureName(info.Name, culture);
            entity.PublishCultureInfos.Add(new ContentCultureInfos(culture) { Name = info.Name, Date = info.Date });
        }
        foreach (var property in node.Properties.Cast<PublishedProperty>().Where(p => entity.HasProperty(p.Alias)))
            if (property.Shape.VariesByCulture)
                foreach (var culture in node.Cultures.Keys)
                    Set(entity, property, culture);
            else
                Set(entity, property, null);
        return entity;
    }

    static void Set(Content entity, PublishedProperty property, string? culture)
    {
        if (property.GetSourceValue(culture) is string stored)
            entity.Properties[property.Alias]!.SetValue(Typed(entity.Properties[property.Alias]!, stored), culture);
    }

    /// <summary>Umbraco's model keeps whole numbers and dates as such, and refuses text in their place.</summary>
    static object? Typed(IProperty property, string stored) =>
        property.ValueStorageType switch
        {
            ValueStorageType.Integer => int.TryParse(stored, System.Globalization.CultureInfo.InvariantCulture, out var whole)
                ? whole
                : null,
            ValueStorageType.Decimal => decimal.TryParse(
                stored,
                System.Globalization.CultureInfo.InvariantCulture,
                out var number
            )
                ? number
                : null,
            ValueStorageType.Date => DateTime.TryParse(stored, System.Globalization.CultureInfo.InvariantCulture, out var date)
                ? date
                : null,
            _ => stored,
        };
}
