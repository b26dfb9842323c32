using System.Globalization;
using Cms.Documents;
using Cms.Published;
using Cms.Storage;
using Foundation.Imaging;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;

namespace Cms.Media;

/// <summary>What a file says of itself: its bytes, its extension, and the sides of a picture. uSync files never say it.</summary>
public sealed class MediaFacts(MediaFolder folder)
{
    const string Width = Constants.Conventions.Media.Width;
    const string Height = Constants.Conventions.Media.Height;
    const string Bytes = Constants.Conventions.Media.Bytes;
    const string Extension = Constants.Conventions.Media.Extension;

    /// <summary>The properties that are read from the file, and so are of no file that is written.</summary>
    public static readonly IReadOnlySet<string> Aliases = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        Width,
        Height,
        Bytes,
        Extension,
    };

    /// <summary>
    /// The same content with what its `umbracoFile` says of itself: for every save of a medium. Without a file, as it was.
    /// </summary>
    public NodeContent Fill(NodeContent content)
    {
        if (
            content.Value(Constants.Conventions.Media.File) is not { Length: > 0 } stored
            || MediaFile.Parse(stored)?.Src is not { } src
            || folder.FindAddress(src) is not { } file
        )
            return content;
        var values = new Dictionary<string, string>(content.Values.GetValueOrDefault("") ?? [], StringComparer.OrdinalIgnoreCase)
        {
            [Bytes] = file.Length.ToString(CultureInfo.InvariantCulture),
            [Extension] = file.Extension.TrimStart('.').ToLowerInvariant(),
        };
        if (ImageSize.Of(file.FullName) is var (width, height))
        {
            values[Width] = width.ToString(CultureInfo.InvariantCulture);
            values[Height] = height.ToString(CultureInfo.InvariantCulture);
        }
        return content with { Values = new(content.Values, StringComparer.OrdinalIgnoreCase) { [""] = values } };
    }

    /// <summary>Fills what came from files of uSync, once.</summary>
    internal async Task FillMissing(CmsStorage storage, CancellationToken stop)
    {
        await using var db = storage.Open();
        foreach (var node in await db.Nodes.Where(node => node.Kind == NodeKind.Media).ToListAsync(stop))
            if (node.Live is { } live && live.Value(Bytes) is null)
                (node.Draft, node.Live) = (Fill(node.Draft), Fill(live));
        await db.SaveChangesAsync(stop);
    }
}
