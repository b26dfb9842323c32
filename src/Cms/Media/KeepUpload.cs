using System.Text.Json.Nodes;
using Cms.Documents;
using Umbraco.Cms.Core;

namespace Cms.Media;

/// <summary>Puts a temporary file among those of the library, under a name nobody can guess the neighbours of.</summary>
public sealed class KeepUpload(TemporaryFiles uploads, CmsOptions options)
{
    const string FileProperty = Constants.Conventions.Media.File;

    /// <summary>The content with the address of the file in its `umbracoFile`; null when there is no such upload.</summary>
    public NodeContent? Run(Guid upload, NodeContent content)
    {
        if (uploads.Find(upload) is not { } file)
            return null;
        var folder = Guid.NewGuid().ToString("n")[..8];
        Directory.CreateDirectory(Path.Combine(options.MediaFolder, folder));
        File.Copy(file.FullPath, Path.Combine(options.MediaFolder, folder, file.Name));
        uploads.Remove(upload);
        var address = $"/media/{folder}/{file.Name}";
        var values = new Dictionary<string, string>(content.Values.GetValueOrDefault("") ?? [], StringComparer.Ordinal);
        values[FileProperty] = Stored(values.GetValueOrDefault(FileProperty), address);
        return content with { Values = new(content.Values, StringComparer.OrdinalIgnoreCase) { [""] = values } };
    }

    /// <summary>Crops and focal point stay as the editor set them.</summary>
    static string Stored(string? before, string address)
    {
        if (before is not ['{', ..] || JsonNode.Parse(before) is not JsonObject json)
            return address;
        json.Remove("temporaryFileId");
        json["src"] = address;
        return json.ToJsonString();
    }
}
