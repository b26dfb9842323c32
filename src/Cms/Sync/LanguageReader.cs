using System.Globalization;

namespace Cms.Sync;

internal static class LanguageReader
{
    public static void Read(SyncFile file, SyncReading reading)
    {
        if (!file.IsA("Language"))
            return;
        var iso = file.Required(file.Root, "IsoCode");
        if (iso.Length > 0 && !IsCulture(iso))
            file.Refuse(file.Root, $"'{iso}' is not a culture");
        var fallback = file.TextOrNull(file.Root, "Fallback");
        if (fallback is not null)
            file.Needs("language", fallback, file.Root.Element("Fallback")!);
        file.Declares("language", iso);
        reading.Languages.Add(
            new()
            {
                IsoCode = iso,
                Name = file.TextOrNull(file.Root, "Name") ?? iso,
                IsDefault = file.Flag(file.Root, "IsDefault"),
                IsMandatory = file.Flag(file.Root, "IsMandatory"),
                Fallback = fallback,
            }
        );
    }

    static bool IsCulture(string iso)
    {
        try
        {
            return CultureInfo.GetCultureInfo(iso, predefinedOnly: true).Name.Length > 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
