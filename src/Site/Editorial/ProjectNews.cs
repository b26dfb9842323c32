using Site.Pages;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Site.Editorial;

/// <summary>The news of a project: those that name it, wherever they are filed.</summary>
public sealed class ProjectNews(ContentReader read, PerSnapshot kept)
{
    /// <summary>The newest first.</summary>
    public IEnumerable<IPublishedContent> Of(IPublishedContent project) => kept.Get(read.Culture, Read)[project.Key];

    ILookup<Guid?, IPublishedContent> Read() =>
        (read.ChildOfHome("newsList") is { } list ? read.Children(list) : [])
            .OrderByDescending(news => read.Value<DateTime>(news, "date"))
            .ToLookup(news => read.PickedOne(news, "project")?.Key);
}
