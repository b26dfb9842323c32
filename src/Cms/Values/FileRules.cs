using Cms.Published;

namespace Cms.Values;

/// <summary>Files of the library: below `/media/`, with a name of a kind that the data type takes.</summary>
internal static class FileRules
{
    public static void Cropper(CheckedValue value) => Check(value, MediaFile.Parse(value.Text)?.Src);

    public static void Upload(CheckedValue value) => Check(value, MediaFile.Parse(value.Text)?.Src);

    static void Check(CheckedValue value, string? src)
    {
        if (src is null || !src.StartsWith("/media/", StringComparison.Ordinal) || src.Contains("..", StringComparison.Ordinal))
        {
            value.Refuse("NotAFile");
            return;
        }
        var taken = value
            .Config.Items("fileExtensions")
            .Select(item => (item.Text("value") ?? item.Text() ?? "").TrimStart('.').ToLowerInvariant())
            .ToList();
        var extension = Path.GetExtension(src).TrimStart('.').ToLowerInvariant();
        if (taken.Count > 0 && !taken.Contains(extension))
            value.Refuse("KindNotTaken", extension, string.Join(", ", taken));
    }
}
