using System.Diagnostics.CodeAnalysis;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Web;

namespace Cms.Published.Contracts;

/// <summary>
/// Stock Umbraco needs a context before it gives addresses; here there always is one. Code that ensures it runs on both.
/// </summary>
internal sealed class PresentContext(
    IPublishedContentCache content,
    IPublishedMediaCache media,
    CmsOptions options,
    TimeProvider clock
) : IUmbracoContext, IUmbracoContextFactory, IUmbracoContextAccessor
{
    public DateTime ObjectCreated { get; } = clock.GetUtcNow().UtcDateTime;
    public Uri OriginalRequestUrl => options.PublicUrl ?? new("http://localhost/");
    public Uri CleanedUmbracoUrl => OriginalRequestUrl;
    public IPublishedContentCache Content => content;
    public IPublishedMediaCache Media => media;
    public IDomainCache Domains => throw new NotSupportedException("This engine has no domain cache: ask IPublishedUrlProvider.");
    public IPublishedRequest? PublishedRequest { get; set; }
    public bool IsDebug => false;
    public bool InPreviewMode => false;

    public UmbracoContextReference EnsureUmbracoContext() => new(this, isRoot: false, this);

    public bool TryGetUmbracoContext([MaybeNullWhen(false)] out IUmbracoContext umbracoContext)
    {
        umbracoContext = this;
        return true;
    }

    public void Clear() { }

    public void Set(IUmbracoContext umbracoContext) { }

    public void Dispose() { }
}
