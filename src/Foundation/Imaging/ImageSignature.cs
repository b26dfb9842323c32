using System.Security.Cryptography;
using System.Text;

namespace Foundation.Imaging;

/// <summary>Lets the pages of the site ask for sizes that are of no list, and nobody else: a keyed hash of address and commands.</summary>
/// <param name="key">At least 32 random bytes, the same on every node; asked for when an address is first signed or checked.</param>
public sealed class ImageSignature(Func<byte[]> key)
{
    readonly Lazy<byte[]> _key = new(key);

    /// <summary>The parameter that carries it, as in ImageSharp.Web.</summary>
    public const string Parameter = "hmac";
    const int Length = 32;

    /// <param name="path">Of the picture, not encoded.</param>
    public string Of(string path, ImageCommands commands) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes($"{path}\n{commands.Key}")))[..Length];

    public bool Holds(string? said, string path, ImageCommands commands) =>
        said is { Length: Length }
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(said), Encoding.ASCII.GetBytes(Of(path, commands)));
}
