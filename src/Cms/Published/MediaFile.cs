using System.Text.Json;
using Umbraco.Cms.Core.Models;

namespace Cms.Published;

/// <summary>The file of a medium: its address and how editors framed it.</summary>
/// <param name="Src">From the root of the site: `/media/abcd/pea.jpg`.</param>
public sealed record MediaFile(
    string Src,
    ImageUrlGenerationOptions.FocalPointPosition? FocalPoint,
    IReadOnlyList<MediaCrop> CropList
)
{
    const string FileProperty = "umbracoFile";

    public override string ToString() => Src;

    public static MediaFile? Of(PublishedNode media) =>
        media.GetProperty(FileProperty)?.GetSourceValue() is string { Length: > 0 } stored ? Parse(stored) : null;

    /// <summary>`{"src", "focalPoint", "crops"}`, or the address alone.</summary>
    public static MediaFile? Parse(string stored)
    {
        if (!stored.StartsWith('{'))
            return new(stored, null, []);
        return JsonReading.Parse(stored) is { } json && json.Text("src") is { Length: > 0 } src
            ? Crops(json) with
            {
                Src = src,
            }
            : null;
    }

    internal MediaFile With(MediaFile local) =>
        this with
        {
            FocalPoint = local.FocalPoint ?? FocalPoint,
            CropList = [.. local.CropList, .. CropList.ExceptBy(local.CropList.Select(crop => crop.Alias), crop => crop.Alias)],
        };

    internal static MediaFile Crops(JsonElement json) =>
        new(
            "",
            json.Get("focalPoint") is { } focal ? Focal(focal) : null,
            [.. json.Items("crops").Select(Crop).OfType<MediaCrop>()]
        );

    static ImageUrlGenerationOptions.FocalPointPosition? Focal(JsonElement json) =>
        json.Number("left") is { } left && json.Number("top") is { } top ? new(left, top) : null;

    static MediaCrop? Crop(JsonElement json) =>
        json.Text("alias") is { } alias
            ? new(
                alias,
                json.Whole("width") ?? 0,
                json.Whole("height") ?? 0,
                json.Get("coordinates") is { } edges && edges.Number("x1") is { } x1
                    ? new(x1, edges.Number("y1") ?? 0, edges.Number("x2") ?? 0, edges.Number("y2") ?? 0)
                    : null
            )
            : null;
}

/// <param name="Coordinates">How much is cut from each side, in parts of one.</param>
public sealed record MediaCrop(string Alias, int Width, int Height, ImageUrlGenerationOptions.CropCoordinates? Coordinates);
