using System.Globalization;

namespace Foundation.Imaging;

public enum ImageFormat
{
    WebP,
    Jpeg,
    Png,
}

public enum ResizeMode
{
    /// <summary>Fills the sides and cuts what is over, around the focal point.</summary>
    Crop,

    /// <summary>Fits into the sides.</summary>
    Max,

    /// <summary>Covers the sides and cuts nothing.</summary>
    Min,

    /// <summary>Fits into the sides, and fills what is left of them: transparent, or white in a JPEG.</summary>
    Pad,

    /// <summary>Exactly the sides, whatever the proportions.</summary>
    Stretch,
}

/// <summary>How much is cut from each side before anything else, in parts of one.</summary>
public readonly record struct ImageEdges(decimal Left, decimal Top, decimal Right, decimal Bottom);

/// <summary>Where the eye goes, in parts of one from the left and from the top.</summary>
public readonly record struct ImageFocus(decimal X, decimal Y);

/// <summary>
/// What an address asks of a picture, in the words of ImageSharp.Web's commands:
/// <c>?width=&amp;height=&amp;rmode=&amp;rxy=&amp;ranchor=&amp;cc=&amp;format=&amp;quality=&amp;v=</c>.
/// A picture is never enlarged.
/// </summary>
public sealed record ImageCommands
{
    /// <summary>Sides that anybody may ask for, in pixels; other ones need a signature.</summary>
    public static readonly IReadOnlyList<int> Sides = [40, 80, 160, 240, 320, 480, 640, 800, 960, 1200, 1600, 1920, 2400];

    /// <summary>Qualities that anybody may ask for.</summary>
    public static readonly IReadOnlyList<int> Qualities = [40, 60, 70, 80, 90];

    public const int UsualQuality = 80;
    const int LongestSide = 4000;

    public int? Width { get; init; }
    public int? Height { get; init; }
    public ResizeMode Mode { get; init; } = ResizeMode.Crop;
    public ImageFocus? Focus { get; init; }
    public ImageEdges? Cut { get; init; }

    /// <summary>Null: whichever of WebP and the source's own the reader's browser takes.</summary>
    public ImageFormat? Format { get; init; }
    public int Quality { get; init; } = UsualQuality;

    /// <summary>Reads what is asked.</summary>
    /// <param name="command">The value of a parameter of the address, or null.</param>
    /// <param name="commands">Null when nothing is asked: the file as it is.</param>
    /// <param name="wrong">The parameter that makes no sense.</param>
    /// <returns>False when one makes no sense.</returns>
    public static bool TryRead(Func<string, string?> command, out ImageCommands? commands, out string wrong)
    {
        var widthRead = TrySide(command("width"), out var width);
        var heightRead = TrySide(command("height"), out var height);
        var modeRead = TryMode(command("rmode") ?? command("mode"), out var mode);
        var focusRead = TryFocus(command("rxy"), command("ranchor"), out var focus);
        var cutRead = TryCut(command("cc"), out var cut);
        var formatRead = TryFormat(command("format"), out var format);
        var qualityRead = TryQuality(command("quality"), out var quality);
        wrong =
            !widthRead ? "width"
            : !heightRead ? "height"
            : !modeRead ? "rmode"
            : !focusRead ? "rxy"
            : !cutRead ? "cc"
            : !formatRead ? "format"
            : !qualityRead ? "quality"
            : "";
        var asked = width is not null || height is not null || cut is not null || format is not null || quality != UsualQuality;
        commands =
            wrong.Length > 0 || !asked
                ? null
                : new()
                {
                    Width = width,
                    Height = height,
                    Mode = mode,
                    Focus = focus,
                    Cut = cut,
                    Format = format,
                    Quality = quality,
                };
        return wrong.Length == 0;
    }

    /// <summary>Whether the sides and the quality are of the lists.</summary>
    /// <param name="alsoListed">Widths with their height that the site's own crops have.</param>
    public bool IsListed(IReadOnlySet<(int Width, int Height)> alsoListed) =>
        Qualities.Contains(Quality)
        && (Width, Height) switch
        {
            (null, null) => true,
            ({ } width, null) => Sides.Contains(width),
            (null, { } height) => Sides.Contains(height),
            ({ } width, { } height) => alsoListed.Contains((width, height)) || (width == height && Sides.Contains(width)),
        };

    /// <summary>The same text for every way to ask the same.</summary>
    public string Key =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Width}x{Height} {Mode} {Focus?.X:0.####},{Focus?.Y:0.####} {Cut?.Left:0.######},{Cut?.Top:0.######},{Cut?.Right:0.######},{Cut?.Bottom:0.######} q{Quality} {Format}"
        );

    static bool TrySide(string? text, out int? side)
    {
        side = null;
        if (string.IsNullOrEmpty(text))
            return true;
        var read = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels);
        side = pixels == 0 ? null : pixels; // pickers write 0 for a side it leaves open
        return read && pixels <= LongestSide;
    }

    static bool TryMode(string? text, out ResizeMode mode)
    {
        ResizeMode? found = text?.ToLowerInvariant() switch
        {
            null or "" or "crop" => ResizeMode.Crop,
            "max" => ResizeMode.Max,
            "min" => ResizeMode.Min,
            "pad" or "boxpad" => ResizeMode.Pad,
            "stretch" => ResizeMode.Stretch,
            _ => null,
        };
        mode = found ?? default;
        return found is not null;
    }

    static bool TryFocus(string? point, string? anchor, out ImageFocus? focus)
    {
        focus = null;
        if (!string.IsNullOrEmpty(point))
        {
            if (!TryParts(point, 2, out var parts))
                return false;
            focus = new(parts[0], parts[1]);
            return true;
        }
        var name = anchor?.ToLowerInvariant() ?? "";
        if (
            name
            is not (
                ""
                or "center"
                or "top"
                or "bottom"
                or "left"
                or "right"
                or "topleft"
                or "topright"
                or "bottomleft"
                or "bottomright"
            )
        )
            return false;
        if (name is not ("" or "center"))
            focus = new(Of("left", "right"), Of("top", "bottom"));
        return true;

        decimal Of(string start, string end) =>
            name.EndsWith(start, StringComparison.Ordinal) || name.StartsWith(start, StringComparison.Ordinal) ? 0
            : name.EndsWith(end, StringComparison.Ordinal) || name.StartsWith(end, StringComparison.Ordinal) ? 1
            : 0.5m;
    }

    static bool TryCut(string? text, out ImageEdges? cut)
    {
        cut = null;
        if (string.IsNullOrEmpty(text))
            return true;
        if (!TryParts(text, 4, out var parts) || parts[0] + parts[2] >= 1 || parts[1] + parts[3] >= 1)
            return false;
        cut = new(parts[0], parts[1], parts[2], parts[3]);
        return true;
    }

    static bool TryParts(string text, int count, out decimal[] parts)
    {
        var words = text.Split(',');
        parts = new decimal[words.Length];
        for (var index = 0; index < words.Length; index++)
            if (
                !decimal.TryParse(words[index], NumberStyles.Float, CultureInfo.InvariantCulture, out parts[index])
                || parts[index] is < 0 or > 1
            )
                return false;
        return words.Length == count;
    }

    static bool TryFormat(string? text, out ImageFormat? format)
    {
        format = text?.ToLowerInvariant() switch
        {
            "webp" => ImageFormat.WebP,
            "jpg" or "jpeg" => ImageFormat.Jpeg,
            "png" => ImageFormat.Png,
            _ => null,
        };
        return format is not null || string.IsNullOrEmpty(text);
    }

    static bool TryQuality(string? text, out int quality)
    {
        quality = UsualQuality;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out quality) && quality is > 0 and <= 100);
    }
}
