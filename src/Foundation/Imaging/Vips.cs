using NetVips;

namespace Foundation.Imaging;

/// <summary>
/// The few operations of libvips in use. Of its many loaders only four may run: the others read formats that can contain programs,
/// name other files, or are seldom tested against hostile input.
/// </summary>
static class Vips
{
    static Vips()
    {
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in (string[])["Jpeg", "Png", "Webp", "Nsgif"])
            Operation.Block("VipsForeignLoad" + loader, false);
        Cache.Max = 0;
        // What is wrong with a picture is answered to who sent it; the server's error stream is not the place.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, (_, _, _) => { });
    }

    /// <summary>Reads the header only: no pixel is decoded yet.</summary>
    public static Image Open(byte[] bytes) => Image.NewFromBuffer(bytes, failOn: Enums.FailOn.Error);

    /// <summary>Upright, in sRGB, within the given sides, never enlarged; of an animation, the first picture.</summary>
    public static Image Reduce(byte[] bytes, int width, int height) =>
        Image.ThumbnailBuffer(
            bytes,
            width,
            height: height,
            size: Enums.Size.Down,
            outputProfile: "srgb",
            failOn: Enums.FailOn.Error
        );

    /// <summary>Exactly the given sides.</summary>
    public static Image Force(byte[] bytes, int width, int height) =>
        Image.ThumbnailBuffer(
            bytes,
            width,
            height: height,
            size: Enums.Size.Force,
            outputProfile: "srgb",
            failOn: Enums.FailOn.Error
        );

    /// <summary>Of a picture already open: within the given sides and never enlarged, or exactly them.</summary>
    public static Image Thumbnail(Image picture, int width, int height, bool force) =>
        picture.ThumbnailImage(width, height: height, size: force ? Enums.Size.Force : Enums.Size.Down);

    /// <summary>Cameras that were held sideways say so in the header (orientations 5 to 8).</summary>
    public static (int Width, int Height) Upright(Image header) =>
        header.Contains("orientation")
        && Convert.ToInt32(header.Get("orientation"), System.Globalization.CultureInfo.InvariantCulture) >= 5
            ? (header.Height, header.Width)
            : (header.Width, header.Height);

    /// <summary>Without any metadata.</summary>
    public static byte[] Write(Image picture, ImageFormat format, int quality) =>
        format switch
        {
            ImageFormat.Jpeg => picture.JpegsaveBuffer(q: quality, keep: Enums.ForeignKeep.None, background: [255]),
            ImageFormat.Png => picture.PngsaveBuffer(keep: Enums.ForeignKeep.None),
            _ => picture.WebpsaveBuffer(q: quality, keep: Enums.ForeignKeep.None),
        };
}
