using Cms.Published;
using Foundation.Imaging;

namespace Cms.Media;

/// <summary>
/// Which images are drawn for anybody: sizes of the list or of a crop that editors defined, cut and centred as the medium
/// itself says. The site signs the addresses of all others, so nobody fills the disk with a thousand sizes.
/// </summary>
internal sealed class ImagePolicy(SnapshotSource snapshots, ImageSignature signature)
{
    public const string Reason =
        "This size is not drawn for anybody: ask for a width or a height of the list, for a size of a crop, or through a signed address.";

    public bool IsOpen(string src, ImageCommands commands)
    {
        var snapshot = snapshots.Current;
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

    public bool IsAllowed(string src, ImageCommands commands, string? signed) =>
        IsOpen(src, commands) || signature.Holds(signed, src, commands);

    /// <summary>What to add to an address for it to be answered; null when nothing is needed.</summary>
    public string? Sign(string src, ImageCommands commands) => IsOpen(src, commands) ? null : signature.Of(src, commands);

    static ImageEdges Edges(Umbraco.Cms.Core.Models.ImageUrlGenerationOptions.CropCoordinates edges) =>
        new(edges.Left, edges.Top, edges.Right, edges.Bottom);
}
