using Cms.DocumentTypes;
using Cms.Published;

namespace Cms.Management.Types;

/// <summary>Which media types take which files.</summary>
internal static class UploadTypes
{
    const string FileProperty = "umbracoFile";
    const string AnyFile = "File";

    static readonly string[] Drawn = ["jpg", "jpeg", "png", "gif", "webp", "avif", "bmp", "tif", "tiff"];

    public static IEnumerable<TypeRow> For(string extension, Snapshot snapshot)
    {
        var wanted = extension.TrimStart('.').ToLowerInvariant();
        var types = snapshot.Rows.Types.Where(type => type.Kind == TypeKind.Media).ToList();
        var said = types.FindAll(type => ExtensionsOf(type, snapshot).Contains(wanted));
        return said.Concat(types.Where(type => type.Alias == AnyFile)).DistinctBy(type => type.Key);
    }

    static IEnumerable<string> ExtensionsOf(TypeRow type, Snapshot snapshot)
    {
        var property = type.Definition.Properties.FirstOrDefault(property => property.Alias == FileProperty);
        var dataType = snapshot.Rows.DataTypes.FirstOrDefault(data => data.Key == property?.DataType);
        if (dataType is null)
            return [];
        if (dataType.EditorAlias == Umbraco.Cms.Core.Constants.PropertyEditors.Aliases.ImageCropper)
            return Drawn;
        return JsonReading
                .Parse(dataType.Config)
                ?.Items("fileExtensions")
                .Select(item => (item.Text("value") ?? item.Text() ?? "").TrimStart('.').ToLowerInvariant())
            ?? [];
    }
}
