using AngleSharp.Dom;
using Umbraco.Cms.Core;

namespace Cms.Published.Conversion;

/// <summary>
/// Images inside a text name their medium (`data-udi`), so that its file can be replaced; they keep the size that the editor
/// gave them, at an address that is answered. One whose medium is gone goes too.
/// </summary>
internal static class LibraryImages
{
    public static void Resolve(IElement body, Snapshot snapshot)
    {
        foreach (var image in body.QuerySelectorAll("img").ToList())
        {
            var named = image.GetAttribute("data-udi");
            image.RemoveAttribute("data-udi");
            image.RemoveAttribute("data-caption");
            var src = image.GetAttribute("src") ?? "";
            if (UdiParser.TryParse<GuidUdi>(named, out var udi))
            {
                if (!snapshot.Media.TryGetValue(udi.Guid, out var media) || MediaFile.Of(media) is not { } file)
                {
                    image.Remove();
                    continue;
                }
                var query = src.IndexOf('?', StringComparison.Ordinal);
                src = file.Src + (query < 0 ? "" : src[query..]);
            }
            if (src.StartsWith("/media/", StringComparison.OrdinalIgnoreCase))
                image.SetAttribute("src", snapshot.Tools.Images.Signed(snapshot, src));
        }
    }
}
