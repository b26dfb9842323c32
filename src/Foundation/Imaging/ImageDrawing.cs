using NetVips;

namespace Foundation.Imaging;

/// <summary>Makes what is asked of a picture: first the edges are cut, then it is brought to its sides.</summary>
static class ImageDrawing
{
    public static Image Draw(byte[] bytes, (int Width, int Height) size, ImageCommands commands)
    {
        if (commands.Cut is not { } cut)
            return Resize((w, h, force) => force ? Vips.Force(bytes, w, h) : Vips.Reduce(bytes, w, h), size, commands);
        using var whole = Vips.Reduce(bytes, size.Width, size.Height);
        var (left, top) = ((int)(cut.Left * size.Width), (int)(cut.Top * size.Height));
        var width = Math.Max(1, (int)Math.Round((1 - cut.Left - cut.Right) * size.Width));
        var height = Math.Max(1, (int)Math.Round((1 - cut.Top - cut.Bottom) * size.Height));
        using var part = whole.ExtractArea(left, top, Math.Min(width, size.Width - left), Math.Min(height, size.Height - top));
        return Resize((w, h, force) => Vips.Thumbnail(part, w, h, force), (part.Width, part.Height), commands);
    }

    static Image Resize(Func<int, int, bool, Image> to, (int Width, int Height) size, ImageCommands commands)
    {
        if (commands is not { Width: { } width, Height: { } height })
            return to(commands.Width ?? size.Width, commands.Height ?? size.Height, false);
        return commands.Mode switch
        {
            ResizeMode.Max => to(width, height, false),
            ResizeMode.Stretch => to(Math.Min(width, size.Width), Math.Min(height, size.Height), true),
            ResizeMode.Min => Cover(to, size, width, height),
            ResizeMode.Pad => Pad(to, width, height),
            _ => Crop(to, size, width, height, commands.Focus ?? new(0.5m, 0.5m)),
        };
    }

    static Image Crop(Func<int, int, bool, Image> to, (int Width, int Height) size, int width, int height, ImageFocus focus)
    {
        using var whole = Cover(to, size, width, height);
        // A picture smaller than asked keeps its pixels and the proportions asked.
        var fit = Math.Min(1, Math.Min((double)whole.Width / width, (double)whole.Height / height));
        var (w, h) = (Math.Min(whole.Width, Scaled(width, fit)), Math.Min(whole.Height, Scaled(height, fit)));
        return whole.ExtractArea(Start(whole.Width, w, focus.X), Start(whole.Height, h, focus.Y), w, h);
    }

    static Image Cover(Func<int, int, bool, Image> to, (int Width, int Height) size, int width, int height)
    {
        var shrink = Math.Min(1, Math.Max((double)width / size.Width, (double)height / size.Height));
        return to(Scaled(size.Width, shrink), Scaled(size.Height, shrink), true);
    }

    static Image Pad(Func<int, int, bool, Image> to, int width, int height)
    {
        using var fitted = to(width, height, false);
        using var open = fitted.HasAlpha() ? fitted.Copy() : fitted.Bandjoin(255);
        return open.Gravity(
            Enums.CompassDirection.Centre,
            width,
            height,
            extend: Enums.Extend.Background,
            background: [0, 0, 0, 0]
        );
    }

    static int Scaled(int side, double by) => Math.Max(1, (int)Math.Round(side * by));

    static int Start(int whole, int part, decimal focus) =>
        Math.Clamp((int)Math.Round(whole * focus - part / 2m), 0, Math.Max(0, whole - part));
}
