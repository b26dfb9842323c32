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

    /// <summary>Exactly the sides, whatever the proportions.</summary>
    Stretch,
}

/// <summary>
/// What an address asks of a picture, in the words of ImageSharp.Web's commands:
/// <c>?width=&amp;height=&amp;rmode=&amp;rxy=&amp;format=&amp;quality=</c>. Widths are those of a list, so that nobody fills the disk
/// with a thousand sizes: another width becomes the next larger one, with the height in proportion.
/// </summary>
/// <param name="FocusX">0 is the left edge, 1 the right.</param>
/// <param name="FocusY">0 is the top, 1 the bottom.</param>
public sealed record ImageCommands(
    int? Width,
    int? Height,
    ResizeMode Mode = ResizeMode.Crop,
    double FocusX = 0.5,
    double FocusY = 0.5,
    ImageFormat Format = ImageFormat.WebP,
    int Quality = 80
)
{
    static readonly int[] Sides = [40, 80, 160, 240, 320, 480, 640, 800, 960, 1200, 1600, 1920, 2400];
    static readonly int[] Qualities = [40, 60, 70, 80, 90];

    /// <summary>Reads what is there; what makes no sense is as if it had not been said. Null when nothing is asked.</summary>
    /// <param name="command">The value of a parameter of the address, or null.</param>
    public static ImageCommands? Read(Func<string, string?> command)
    {
        var width = Side(command("width"));
        var height = Side(command("height"));
        if (width is null && height is null && command("format") is null && command("quality") is null)
            return null;
        var (x, y) = Focus(command("rxy"));
        return new ImageCommands(
            width,
            height,
            ModeOf(command("rmode")),
            x,
            y,
            FormatOf(command("format")),
            QualityOf(command("quality"))
        ).Listed();
    }

    /// <summary>A name for what comes out, the same for every way to ask for it.</summary>
    public string Key =>
        string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height}-{Mode}-{FocusX:0.###},{FocusY:0.###}-q{Quality}.{Format}")
            .ToLowerInvariant();

    public string ContentType => $"image/{Format.ToString().ToLowerInvariant()}";

    ImageCommands Listed()
    {
        if (Width is not { } width)
            return Height is { } alone ? this with { Height = Next(alone) } : this;
        var listed = Next(width);
        var height = Height is { } asked ? (int?)Math.Clamp((int)Math.Round((double)asked * listed / width), 1, Sides[^1]) : null;
        return this with { Width = listed, Height = height };
    }

    static int Next(int side) => Sides.FirstOrDefault(listed => listed >= side, Sides[^1]);

    static int? Side(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side > 0
            ? (int)Math.Min(side, Sides[^1])
            : null;

    static ResizeMode ModeOf(string? text) =>
        text?.ToLowerInvariant() switch
        {
            "max" or "pad" or "boxpad" or "min" => ResizeMode.Max,
            "stretch" => ResizeMode.Stretch,
            _ => ResizeMode.Crop,
        };

    static ImageFormat FormatOf(string? text) =>
        text?.ToLowerInvariant() switch
        {
            "jpg" or "jpeg" => ImageFormat.Jpeg,
            "png" => ImageFormat.Png,
            _ => ImageFormat.WebP,
        };

    static int QualityOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var quality)
            ? Qualities.MinBy(listed => Math.Abs(listed - quality))
            : 80;

    /// <summary>To a twentieth of the side: nobody sees less, and few variants are made.</summary>
    static (double X, double Y) Focus(string? text) =>
        text?.Split(',') is [var x, var y] && Part(x) is { } across && Part(y) is { } down ? (across, down) : (0.5, 0.5);

    static double? Part(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part) && part is >= 0 and <= 1
            ? Math.Round(part * 20) / 20
            : null;
}
