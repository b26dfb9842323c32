using System.Globalization;
using Cms.Media;
using Foundation.Imaging;
using Microsoft.AspNetCore.WebUtilities;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;

namespace Cms.Published.Contracts;

/// <summary>Addresses of resized images, in the commands of ImageSharp.Web; signed when the size is of no list.</summary>
internal sealed class ImageUrls(ImagePolicy policy) : IImageUrlGenerator
{
    public IEnumerable<string> SupportedImageFileTypes => ["jpg", "jpeg", "png", "webp", "gif"];

    public string? GetImageUrl(ImageUrlGenerationOptions? options)
    {
        if (options?.ImageUrl is not { } url)
            return null;
        var asked = QueryHelpers.AddQueryString(url, Commands(options)) + options.FurtherOptions;
        var cut = asked.IndexOf('?', StringComparison.Ordinal);
        if (cut < 0)
            return asked;
        var query = QueryHelpers.ParseQuery(asked[cut..]);
        return
            ImageCommands.TryRead(name => query.GetValueOrDefault(name), out var commands, out _)
            && commands is not null
            && policy.Sign(Uri.UnescapeDataString(asked[..cut]), commands) is { } signature
            ? $"{asked}&{ImageSignature.Parameter}={signature}"
            : asked;
    }

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
