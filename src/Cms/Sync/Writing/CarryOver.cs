using System.Xml.Linq;

namespace Cms.Sync.Writing;

/// <summary>Gives back what a file said and this program does not know: elements and attributes, where they stood.</summary>
internal static class CarryOver
{
    /// <summary>What only these files hold: their text is of no use twice.</summary>
    static readonly HashSet<string> Lists =
    [
        "Properties",
        "Compositions",
        "AllowedTemplates",
        "Schedule",
        "NodeName",
        "Published",
        "Translations",
    ];

    public static XElement From(XElement? before, XElement fresh)
    {
        if (before is null || before.Name != fresh.Name)
            return fresh;
        foreach (var attribute in before.Attributes().Where(attribute => fresh.Attribute(attribute.Name) is null))
            fresh.SetAttributeValue(attribute.Name, attribute.Value);
        XElement? last = null;
        foreach (var old in before.Elements())
        {
            if (Same(old, fresh) is { } same)
            {
                last = same;
                if (!Lists.Contains(old.Name.LocalName) && old.HasElements && same.HasElements)
                    From(old, same);
                continue;
            }
            if (IsItem(old))
                continue; // one of several: it is gone because it was taken away
            var kept = new XElement(old);
            if (last is null)
                fresh.AddFirst(kept);
            else
                last.AddAfterSelf(kept);
            last = kept;
        }
        return fresh;
    }

    static XElement? Same(XElement old, XElement fresh)
    {
        var candidates = fresh.Elements(old.Name);
        return IsItem(old) ? candidates.FirstOrDefault(other => KeyOf(other) == KeyOf(old)) : candidates.FirstOrDefault();
    }

    static bool IsItem(XElement element) =>
        element.Name.LocalName is "GenericProperty" or "ContentType" or "MediaType"
            && element.Parent?.Name.LocalName is "GenericProperties" or "Structure"
        || (element.Name.LocalName == "Tab" && element.Parent?.Name.LocalName == "Tabs");

    static string? KeyOf(XElement element) => (string?)element.Attribute("Key") ?? element.Element("Key")?.Value;
}
