using System.Security.Cryptography;
using System.Text;
using Foundation.Imaging;

namespace Cms.Media;

/// <summary>The key that signs addresses of images: the one in the settings, which several nodes share, or one kept in the data folder.</summary>
internal static class ImageKey
{
    const int Bytes = 32;

    public static ImageSignature Signature(CmsOptions options) =>
        new(() =>
            options.ImageKey is { Length: > 0 } said ? SHA256.HashData(Encoding.UTF8.GetBytes(said)) : Kept(options.DataFolder)
        );

    static byte[] Kept(string folder)
    {
        var path = Path.Combine(folder, "images.key");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(folder);
            var fresh = path + "." + Guid.NewGuid().ToString("N");
            File.WriteAllBytes(fresh, RandomNumberGenerator.GetBytes(Bytes));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(fresh, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            try
            {
                File.Move(fresh, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(fresh); // another process was quicker
            }
        }
        return File.ReadAllBytes(path);
    }
}
