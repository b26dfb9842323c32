using NetVips;

namespace Foundation.Imaging;

/// <summary>The picture that goes with a link in a message: a title over ridges, in the colours of the site.</summary>
public sealed class ShareCard(string fontFile)
{
    /// <summary>Raised when the same words are drawn otherwise.</summary>
    public const int Version = 1;
    public const int Width = 1200;
    public const int Height = 630;

    /// <summary>As the file calls its bold instance.</summary>
    const string Family = "Bricolage Grotesque 96pt ExtraBold, Bold ";
    const int Margin = 72;
    const int TitleHeight = 300;
    static readonly byte[] Ground = [13, 71, 65];
    static readonly byte[] Glow = [216, 229, 76];
    static readonly byte[] Paper = [255, 253, 251];

    /// <summary>From the farthest to the nearest: a colour, and its line from left to right in pixels from the top.</summary>
    static readonly (byte[] Colour, int[] Line)[] Ridges =
    [
        ([24, 92, 84], [470, 430, 500, 420, 480, 400, 470, 440, 500]),
        ([36, 116, 104], [540, 500, 530, 480, 540, 510, 545, 490, 530]),
        ([255, 219, 204], [610, 596, 600, 588, 606, 598, 604, 592, 600]),
    ];

    static readonly Lazy<byte[]> Scene = new(Paint);

    /// <param name="Label">What it is, in a few words.</param>
    /// <param name="Site">Whose it is.</param>
    public sealed record Words(string Label, string Title, string Site);

    /// <returns>A JPEG of <see cref="Width"/> by <see cref="Height"/> pixels.</returns>
    public byte[] Draw(Words words)
    {
        using var scene = Image.NewFromMemoryCopy(Scene.Value, Width, Height, 3, Enums.BandFormat.Uchar);
        using var labelled = Write(scene, words.Label, "30", Glow, Margin, Margin, 46);
        using var titled = Write(labelled, words.Title, "64", Paper, Margin, Margin + 64, TitleHeight);
        using var signed = Write(titled, words.Site, "28", Paper, Margin, 400, 44);
        return Vips.Write(signed, ImageFormat.Jpeg, 82);
    }

    /// <summary>Text in the given colour, made smaller when it would be higher than its place.</summary>
    Image Write(Image on, string text, string style, byte[] colour, int left, int top, int height)
    {
        if (string.IsNullOrWhiteSpace(text))
            return on.Copy();
        using var letters = Letters(text, style, height);
        using var ink = on.NewFromImage(colour[0], colour[1], colour[2]).ExtractArea(0, 0, letters.Width, letters.Height);
        using var srgb = ink.Copy(interpretation: Enums.Interpretation.Srgb);
        using var inked = srgb.Bandjoin(letters);
        using var ground = on.Copy(interpretation: Enums.Interpretation.Srgb);
        using var both = ground.Composite2(inked, Enums.BlendMode.Over, x: left, y: top);
        return both.Flatten().Cast(Enums.BandFormat.Uchar);
    }

    Image Letters(string text, string style, int height)
    {
        const int room = Width - 2 * Margin;
        var letters = Text(text, style);
        if (letters.Height <= height && letters.Width <= room)
            return letters;
        var smaller = Math.Min((double)height / letters.Height, (double)room / letters.Width);
        using (letters)
            return letters.Resize(smaller);
    }

    Image Text(string text, string style) =>
        Image.Text(
            Escaped(text),
            font: Family + style,
            fontfile: fontFile,
            width: Width - 2 * Margin,
            dpi: 72,
            wrap: Enums.TextWrap.WordChar
        );

    /// <summary>The renderer reads markup.</summary>
    static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    static byte[] Paint()
    {
        var pixels = new byte[Width * Height * 3];
        for (var x = 0; x < Width; x++)
        for (var y = 0; y < Height; y++)
            ColourOf(x, y).CopyTo(pixels, (y * Width + x) * 3);
        return pixels;
    }

    static byte[] ColourOf(int x, int y)
    {
        for (var i = Ridges.Length - 1; i >= 0; i--)
            if (y >= LineAt(Ridges[i].Line, x))
                return Ridges[i].Colour;
        return Ground;
    }

    static double LineAt(int[] line, int x)
    {
        var place = (double)x / Width * (line.Length - 1);
        var left = Math.Min((int)place, line.Length - 2);
        return line[left] + (line[left + 1] - line[left]) * (place - left);
    }
}
