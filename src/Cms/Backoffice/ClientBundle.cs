using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileProviders;

namespace Cms.Backoffice;

/// <summary>
/// The client as the build bundled it (`Client/bundle.mjs`): a folder named after its inputs, and beside it a file that
/// says which one is meant. Absent where there was no Node.
/// </summary>
internal sealed class ClientBundle(CmsOptions options)
{
    Found? _found;

    /// <summary>The bundle, or null while there is none: a build may bring it later.</summary>
    public Found? Current => _found ??= Find();

    /// <param name="ImportMap">The JSON of the map from the client's module names to addresses.</param>
    /// <param name="ImportMapHash">As a content security policy names it.</param>
    public sealed record Found(string Version, IFileProvider Files, string ImportMap, string ImportMapHash);

    Found? Find()
    {
        if (options.BackofficeFolder is not { } folder || Read(Path.Combine(folder, "current")) is not { } version)
            return null;
        var www = Path.GetFullPath(Path.Combine(folder, version.Trim()));
        if (Read(Path.Combine(www, "importmap.json")) is not { } map)
            return null;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(map)));
        return new(Path.GetFileName(www), new PhysicalFileProvider(www), map, $"'sha256-{hash}'");
    }

    static string? Read(string file) => File.Exists(file) ? File.ReadAllText(file) : null;
}
