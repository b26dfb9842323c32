using System.Text.Json;
using System.Xml.Linq;

namespace Cms.Sync;

internal static class DataTypeReader
{
    public static void Read(SyncFile file, SyncReading reading)
    {
        if (!file.IsA("DataType") || !file.HasAlias())
            return;
        file.Declares("data type", file.Key.ToString());
        reading.DataTypes.Add(
            new()
            {
                Key = file.Key,
                Name = file.TextOrNull(file.Info, "Name") ?? file.Alias,
                EditorAlias = file.Required(file.Info, "EditorAlias"),
                EditorUiAlias = file.TextOrNull(file.Info, "EditorUIAlias"),
                Folder = file.TextOrNull(file.Info, "Folder"),
                Config = Config(file),
            }
        );
    }

    static string Config(SyncFile file)
    {
        var config = file.TextOrNull(file.Root, "Config") ?? "{}";
        try
        {
            using var json = JsonDocument.Parse(config);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
                return config;
            Refuse("<Config> is not a JSON object");
        }
        catch (JsonException wrong)
        {
            Refuse($"<Config> is not JSON: {wrong.Message}");
        }
        return "{}";

        void Refuse(string reason) => file.Refuse((XObject?)file.Root.Element("Config") ?? file.Root, reason);
    }
}
