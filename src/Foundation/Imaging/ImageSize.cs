using NetVips;

namespace Foundation.Imaging;

/// <summary>The sides of a picture as it is seen, in pixels, read from its header.</summary>
public static class ImageSize
{
    /// <summary>Null when the file is not a picture that we read.</summary>
    public static (int Width, int Height)? Of(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (FileKinds.Recognise(bytes) is FileKind.Unknown or FileKind.Pdf)
            return null;
        try
        {
            using var header = Vips.Open(bytes);
            return Vips.Upright(header);
        }
        catch (VipsException)
        {
            return null;
        }
    }
}
