using Umbraco.Cms.Core.Models.PublishedContent;

namespace Cms.Published;

/// <summary>A medium as a picker chose it: with the focal point and crops of that place, which win over its own.</summary>
public sealed class PickedMedia : PublishedContentWrapped
{
    internal PickedMedia(PublishedNode media, MediaFile local)
        : base(media, null!) => // Core keeps the fallback for nothing we call
        (Media, Local) = (media, local);

    public PublishedNode Media { get; }

    internal MediaFile Local { get; }

    /// <summary>Address, focal point and crops, put together.</summary>
    public MediaFile? File => MediaFile.Of(Media) is { } own ? own.With(Local) : null;
}
