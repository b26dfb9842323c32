using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Cms.Published;

/// <summary>Umbraco's `GetCropUrl`, which Umbraco.Cms.Core leaves out: an image as editors framed it.</summary>
public static class CropUrls
{
    /// <summary>A crop by its alias: cut where the editor cut, or around the focal point. Null without such a crop.</summary>
    /// <param name="image">A medium, alone or picked: the framing of the place where it is picked wins over its own.</param>
    public static string? GetCropUrl(this IPublishedContent image, IImageUrlGenerator images, string alias) =>
        FileOf(image) is { } file && file.CropList.FirstOrDefault(crop => crop.Alias == alias) is { } crop
            ? images.GetImageUrl(Options(file, crop.Width, crop.Height, crop))
            : null;

    /// <summary>A size in pixels: as the editor cut for exactly this size, or around the focal point. Null without a file.</summary>
    public static string? GetCropUrl(this IPublishedContent image, IImageUrlGenerator images, int width, int height) =>
        FileOf(image) is { } file
            ? images.GetImageUrl(
                Options(
                    file,
                    width,
                    height,
                    file.CropList.FirstOrDefault(crop =>
                        crop.Coordinates is not null && (crop.Width, crop.Height) == (width, height)
                    )
                )
            )
            : null;

    static MediaFile? FileOf(IPublishedContent image) =>
        image switch
        {
            PickedMedia picked => picked.File,
            PublishedNode node => MediaFile.Of(node),
            _ => null,
        };

    static ImageUrlGenerationOptions Options(MediaFile file, int width, int height, MediaCrop? crop) =>
        new(file.Src)
        {
            Width = width,
            Height = height,
            Crop = crop?.Coordinates,
            FocalPoint = crop?.Coordinates is null ? file.FocalPoint : null,
            ImageCropMode = ImageCropMode.Crop,
        };
}
