using System.Xml.Linq;
using Cms.Documents;

namespace Cms.Sync;

/// <summary>Documents (`Content/`) and media (`Media/`).</summary>
internal static class NodeReader
{
    public static void Read(SyncFile file, SyncReading reading)
    {
        if (!file.IsA("Content", "Media") || !file.HasAlias())
            return;
        if (file.Root.Element("Info") is not { } info)
        {
            file.Refuse(file.Root, "<Info> is missing");
            return;
        }
        var kind = file.Root.Name.LocalName == "Media" ? NodeKind.Media : NodeKind.Document;
        var word = kind == NodeKind.Media ? "medium" : "document";
        var type = file.Required(info, "ContentType");
        file.Declares(word, file.Key.ToString());
        file.Needs(kind == NodeKind.Media ? "media type" : "document type", type, info.Element("ContentType") ?? info);
        var created = file.Instant(info, "CreateDate") ?? DateTimeOffset.UnixEpoch;
        var content = new NodeContent { Names = Names(file, info), Values = Values(file) };
        var row = new NodeRow
        {
            Key = file.Key,
            Kind = kind,
            Parent = Parent(file, info, word),
            TypeKey = Guid.Empty,
            SortOrder = file.Whole(info, "SortOrder"),
            Trashed = file.Flag(info, "Trashed"),
            Template = file.TextOrNull(info, "Template"),
            Created = created,
            Updated = created,
            Draft = content,
            Schedule = Schedule(file, info),
        };
        reading.Nodes.Add(new(row, type, Published(file, info, content)));
    }

    static Guid? Parent(SyncFile file, XElement info, string word)
    {
        var parent = info.Element("Parent");
        if (!Guid.TryParse((string?)parent?.Attribute("Key"), out var key) || key == Guid.Empty)
            return null;
        file.Needs(word, key.ToString(), parent!);
        return key;
    }

    static Dictionary<string, string> Names(SyncFile file, XElement info)
    {
        var name = info.Element("NodeName");
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var variant in name?.Elements("Name") ?? [])
        {
            NeedsLanguage(file, (string?)variant.Attribute("Culture") ?? "", variant);
            Add((string?)variant.Attribute("Culture") ?? "", variant.Value.Trim(), variant);
        }
        if (names.Count == 0)
            Add("", (string?)name?.Attribute("Default") ?? file.Alias, info);
        return names;

        void Add(string culture, string text, XObject where)
        {
            if (text.Length == 0)
                file.Refuse(where, "the name is empty");
            else if (!names.TryAdd(culture, text))
                file.Refuse(where, $"there are two names for '{culture}'");
        }
    }

    static Dictionary<string, Dictionary<string, string>> Values(SyncFile file)
    {
        var values = new Dictionary<string, Dictionary<string, string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in file.Root.Elements("Properties").Elements())
        foreach (var value in property.Elements("Value").Where(v => v.Attribute("Segment") is null && v.Value.Length > 0))
        {
            var culture = (string?)value.Attribute("Culture") ?? "";
            if (!values.TryGetValue(culture, out var ofCulture))
            {
                NeedsLanguage(file, culture, value);
                values[culture] = ofCulture = new(StringComparer.OrdinalIgnoreCase);
            }
            if (!ofCulture.TryAdd(property.Name.LocalName, value.Value))
                file.Refuse(value, $"'{property.Name.LocalName}' has two values for '{culture}'");
        }
        return values;
    }

    static void NeedsLanguage(SyncFile file, string culture, XObject where)
    {
        if (culture.Length > 0)
            file.Needs("language", culture, where);
    }

    static List<ScheduledChange>? Schedule(SyncFile file, XElement info)
    {
        var changes = info.Elements("Schedule")
            .Elements("ContentSchedule")
            .Select(change => new ScheduledChange(
                file.Text(change, "Culture"),
                file.Choice<ScheduledAction>(change, "Action"),
                file.Instant(change, "Date") ?? DateTimeOffset.UnixEpoch
            ))
            .ToList();
        return changes.Count == 0 ? null : changes;
    }

    static HashSet<string> Published(SyncFile file, XElement info, NodeContent content)
    {
        var published = info.Element("Published");
        var cultures = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var variant in published?.Elements("Published") ?? [])
            if (bool.TryParse(variant.Value, out var yes) && yes)
                cultures.Add((string?)variant.Attribute("Culture") ?? "");
        if (published?.HasElements != true && (bool?)published?.Attribute("Default") != false)
            cultures.UnionWith(content.Names.Keys);
        return cultures;
    }
}
