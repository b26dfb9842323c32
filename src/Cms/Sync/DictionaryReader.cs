namespace Cms.Sync;

internal static class DictionaryReader
{
    public static void Read(SyncFile file, SyncReading reading)
    {
        if (!file.IsA("Dictionary") || !file.HasAlias())
            return;
        file.Declares("dictionary item", file.Alias);
        var parent = file.TextOrNull(file.Info, "Parent");
        if (parent is not null)
            file.Needs("dictionary item", parent, file.Info);
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var translation in file.Root.Element("Translations")?.Elements("Translation") ?? [])
        {
            var language = (string?)translation.Attribute("Language") ?? "";
            if (!words.TryAdd(language, translation.Value))
                file.Refuse(translation, $"there are two translations for '{language}'");
        }
        reading.Dictionary.Add(
            new()
            {
                Key = file.Key,
                Alias = file.Alias,
                Parent = parent,
                Translations = words,
            }
        );
    }
}
