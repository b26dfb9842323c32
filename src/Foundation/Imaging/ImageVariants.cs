using System.Security.Cryptography;
using System.Text;
using NetVips;

namespace Foundation.Imaging;

/// <summary>
/// Pictures in the sizes that pages ask for, made once and kept in a folder under a hash of the source and the commands. The folder
/// may be emptied at any time.
/// </summary>
public sealed class ImageVariants(string folder, UploadLimits limits)
{
    readonly SemaphoreSlim turns = new(Math.Max(1, Environment.ProcessorCount));

    /// <summary>The path of the picture as asked; null when the source is not a picture that we read.</summary>
    /// <param name="source">A path of ours, never a visitor's.</param>
    public async Task<string?> Get(string source, ImageCommands commands, CancellationToken stop)
    {
        var file = new FileInfo(source);
        if (!file.Exists)
            return null;
        var path = PathOf(file, commands);
        if (File.Exists(path))
            return path;
        await turns.WaitAsync(stop);
        try
        {
            return File.Exists(path) || await Make(source, commands, path, stop) ? path : null;
        }
        finally
        {
            turns.Release();
        }
    }

    string PathOf(FileInfo file, ImageCommands commands)
    {
        var said = $"{file.FullName}\n{file.Length}\n{file.LastWriteTimeUtc.Ticks}\n{commands.Key}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..40];
        return Path.Combine(folder, hash[..2], $"{hash}.{commands.Format.ToString().ToLowerInvariant()}");
    }

    async Task<bool> Make(string source, ImageCommands commands, string path, CancellationToken stop)
    {
        var bytes = await File.ReadAllBytesAsync(source, stop);
        if (FileKinds.Recognise(bytes) is FileKind.Unknown or FileKind.Pdf)
            return false;
        if (await Task.Run(() => Draw(bytes, commands), stop) is not { } drawn)
            return false;
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        await File.WriteAllBytesAsync(unfinished, drawn, stop);
        File.Move(unfinished, path, overwrite: true);
        return true;
    }

    byte[]? Draw(byte[] bytes, ImageCommands commands)
    {
        try
        {
            using var header = Vips.Open(bytes);
            if ((long)header.Width * header.Height > limits.Pixels)
                return null;
            using var picture = Resize(bytes, commands, Upright(header));
            return Vips.Write(picture, commands.Format, commands.Quality);
        }
        catch (VipsException)
        {
            return null;
        }
    }

    /// <summary>Cameras that were held sideways say so in the header (orientations 5 to 8).</summary>
    static (int Width, int Height) Upright(Image header) =>
        header.Contains("orientation")
        && Convert.ToInt32(header.Get("orientation"), System.Globalization.CultureInfo.InvariantCulture) >= 5
            ? (header.Height, header.Width)
            : (header.Width, header.Height);

    static Image Resize(byte[] bytes, ImageCommands commands, (int Width, int Height) size)
    {
        if (commands is not { Width: { } width, Height: { } height } || commands.Mode == ResizeMode.Max)
            return Vips.Reduce(bytes, commands.Width ?? size.Width, commands.Height ?? size.Height);
        if (commands.Mode == ResizeMode.Stretch)
            return Vips.Force(bytes, width, height);
        var shrink = Math.Min(1, Math.Max((double)width / size.Width, (double)height / size.Height));
        var (w, h) = (Scaled(size.Width, shrink), Scaled(size.Height, shrink));
        // A picture smaller than asked keeps its pixels and the proportions asked.
        var fit = Math.Min(1, Math.Min((double)w / width, (double)h / height));
        var (cw, ch) = (Scaled(width, fit), Scaled(height, fit));
        using var whole = Vips.Force(bytes, w, h);
        return whole.ExtractArea(Left(w, cw, commands.FocusX), Left(h, ch, commands.FocusY), cw, ch);
    }

    static int Scaled(int side, double by) => Math.Max(1, (int)Math.Round(side * by));

    static int Left(int whole, int part, double focus) =>
        Math.Clamp((int)Math.Round(whole * focus - part / 2.0), 0, Math.Max(0, whole - part));
}
