using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;

namespace Cms.Published.Contracts;

/// <summary>There are no previews yet: the published document is given either way.</summary>
internal sealed class PublishedContentCache(SnapshotSource snapshots) : IPublishedContentCache
{
    public IPublishedContent? GetById(bool preview, int contentId) => GetById(contentId);

    public IPublishedContent? GetById(bool preview, Guid contentId) => GetById(contentId);

    public IPublishedContent? GetById(int contentId) => snapshots.Current.DocumentsById.GetValueOrDefault(contentId);

    public IPublishedContent? GetById(Guid contentId) => snapshots.Current.Documents.GetValueOrDefault(contentId);

    public Task<IPublishedContent?> GetByIdAsync(int id, bool? preview = null) => Task.FromResult(GetById(id));

    public Task<IPublishedContent?> GetByIdAsync(Guid key, bool? preview = null) => Task.FromResult(GetById(key));
}

internal sealed class PublishedMediaCache(SnapshotSource snapshots) : IPublishedMediaCache
{
    public IPublishedContent? GetById(bool preview, int contentId) => GetById(contentId);

    public IPublishedContent? GetById(bool preview, Guid contentId) => GetById(contentId);

    public IPublishedContent? GetById(int contentId) => snapshots.Current.MediaById.GetValueOrDefault(contentId);

    public IPublishedContent? GetById(Guid contentId) => snapshots.Current.Media.GetValueOrDefault(contentId);

    public Task<IPublishedContent?> GetByIdAsync(int id) => Task.FromResult(GetById(id));

    public Task<IPublishedContent?> GetByIdAsync(Guid key) => Task.FromResult(GetById(key));
}
