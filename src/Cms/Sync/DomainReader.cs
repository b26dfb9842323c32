namespace Cms.Sync;

internal static class DomainReader
{
    public static void Read(SyncFile file, SyncReading reading)
    {
        if (!file.IsA("Domain") || !file.HasAlias())
            return;
        var language = file.Required(file.Info, "Language");
        var root = file.Info.Element("Root");
        if (root is null)
        {
            file.Refuse(file.Root, "<Root> is missing");
            return;
        }
        var key = file.Identity(root, (string?)root.Attribute("Key") ?? "");
        file.Declares("domain", $"{file.Alias} {language}");
        file.Needs("language", language, file.Info);
        file.Needs("document", key.ToString(), root);
        reading.Domains.Add(
            new()
            {
                Name = file.Alias,
                Language = language,
                Root = key,
            }
        );
    }
}
