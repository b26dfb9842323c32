using NetVips;

namespace Foundation.Tests.Imaging;

/// <summary>Pictures as people send them.</summary>
static class Pictures
{
    /// <summary>Left half red, right half blue.</summary>
    public static Image Halves(int width, int height)
    {
        using var left = Solid(width / 2, height, 255, 0, 0);
        using var right = Solid(width - width / 2, height, 0, 0, 255);
        return left.Join(right, Enums.Direction.Horizontal);
    }

    public static byte[] Jpeg(int width, int height, int orientation = 1)
    {
        using var halves = Halves(width, height);
        using var located = halves.Mutate(picture =>
        {
            picture.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "45/1 11/1 18/1");
            picture.Set(GValue.GStrType, "exif-ifd0-Artist", "Zoe");
            picture.Set(GValue.GIntType, "orientation", orientation);
        });
        return located.JpegsaveBuffer();
    }

    public static bool IsRed(Image picture, int x, int y) => picture.Getpoint(x, y) is [> 200, < 60, < 60, ..];

    static Image Solid(int width, int height, params double[] colour)
    {
        using var black = Image.Black(width, height, bands: 3);
        using var coloured = black + colour;
        using var bytes = coloured.Cast(Enums.BandFormat.Uchar);
        return bytes.Copy(interpretation: Enums.Interpretation.Srgb);
    }
}
