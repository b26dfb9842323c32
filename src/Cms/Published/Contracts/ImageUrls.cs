using System.Globalization;
using Cms.Media;
using Microsoft.AspNetCore.WebUtilities;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;

namespace Cms.Published.Contracts;

/// <summary>Addresses of resized images, in the commands of ImageSharp.Web; signed when the size is of no list.</summary>
internal sealed class ImageUrls(ImagePolicy policy, SnapshotSource snapshots) : IImageUrlGenerator
{
    public IEnumerable<string> SupportedImageFileTypes => ["jpg", "jpeg", "png", "webp", "gif"];

    public string? GetImageUrl(ImageUrlGenerationOptions? options) =>
        options?.ImageUrl is { } url
            ? policy.Signed(snapshots.Current, QueryHelpers.AddQueryString(url, Commands(options)) + options.FurtherOptions)
            : null;

    static IEnumerable<KeyValuePair<string, string?>> Commands(ImageUrlGenerationOptions options)
    {
        if (options.Crop is { } crop)
            yield return new(
                "cc",
                string.Create(CultureInfo.InvariantCulture, $"{crop.Left},{crop.Top},{crop.Right},{crop.Bottom}")
            );
        if (options.FocalPoint is { } focal)
            yield return new("rxy", string.Create(CultureInfo.InvariantCulture, $"{focal.Left},{focal.Top}"));
        if (options.ImageCropMode is { } mode)
            yield return new("rmode", mode.ToString().ToLowerInvariant());
        if (options.ImageCropAnchor is { } anchor)
            yield return new("ranchor", anchor.ToString().ToLowerInvariant());
        if (options.Width is { } width)
            yield return new("width", width.ToString(CultureInfo.InvariantCulture));
        if (options.Height is { } height)
            yield return new("height", height.ToString(CultureInfo.InvariantCulture));
        if (options.Format is { Length: > 0 } format)
            yield return new("format", format);
        if (options.Quality is { } quality)
            yield return new("quality", quality.ToString(CultureInfo.InvariantCulture));
        if (options.CacheBusterValue is { Length: > 0 } version)
            yield return new("v", version);
    }
}
