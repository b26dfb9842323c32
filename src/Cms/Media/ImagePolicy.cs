using Cms.Published;
using Foundation.Imaging;
using Microsoft.AspNetCore.WebUtilities;
using Umbraco.Cms.Core.Models;

namespace Cms.Media;

/// <summary>
/// Which images are drawn for anybody: sizes of the list or of a crop that editors defined, cut and centred as the medium
/// itself says. The site signs the addresses of all others, so nobody fills the disk with a thousand sizes.
/// </summary>
public sealed class ImagePolicy(ImageSignature signature)
{
    internal const string Reason =
        "This size is not drawn for anybody: ask for a width or a height of the list, for a size of a crop, or through a signed address.";

    internal bool IsAllowed(Snapshot snapshot, string src, ImageCommands commands, string? signed) =>
        IsOpen(snapshot, src, commands) || signature.Holds(signed, src, commands);

    /// <summary>The same address, with what it needs to be answered.</summary>
    internal string Signed(Snapshot snapshot, string address)
    {
        var cut = address.IndexOf('?', StringComparison.Ordinal);
        if (cut < 0)
            return address;
        var query = QueryHelpers.ParseQuery(address[cut..]);
        var src = Uri.UnescapeDataString(address[..cut]);
        return
            !query.ContainsKey(ImageSignature.Parameter)
            && ImageCommands.TryRead(name => query.GetValueOrDefault(name), out var commands, out _)
            && commands is not null
            && !IsOpen(snapshot, src, commands)
            ? $"{address}&{ImageSignature.Parameter}={signature.Of(src, commands)}"
            : address;
    }

    static bool IsOpen(Snapshot snapshot, string src, ImageCommands commands)
    {
        if (!commands.IsListed(snapshot.CropSizes))
            return false;
        if (commands is { Focus: null, Cut: null })
            return true;
        var own = snapshot.Files.GetValueOrDefault(src);
        return (commands.Focus is not { } focus || own?.FocalPoint is { } point && (point.Left, point.Top) == (focus.X, focus.Y))
            && (
                commands.Cut is not { } cut
                || own?.CropList.Any(crop => crop.Coordinates is { } edges && Edges(edges) == cut) == true
            );
    }

    static ImageEdges Edges(ImageUrlGenerationOptions.CropCoordinates edges) =>
        new(edges.Left, edges.Top, edges.Right, edges.Bottom);
}
