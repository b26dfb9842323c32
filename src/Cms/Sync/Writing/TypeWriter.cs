using System.Xml.Linq;
using Cms.DocumentTypes;

namespace Cms.Sync.Writing;

/// <summary>Document and element types (`ContentTypes/`), media types (`MediaTypes/`).</summary>
internal sealed class TypeWriter(SyncContents all)
{
    public XElement Write(TypeRow type, XElement? before)
    {
        var definition = type.Definition;
        var isMedia = type.Kind == TypeKind.Media;
        var root = isMedia ? "MediaType" : "ContentType";
        var info = Info(type, before?.Element("Info"));
        var structure = new XElement(
            "Structure",
            definition
                .AllowedChildren.OrderBy(child => child.SortOrder)
                .Select(child => new XElement(
                    root,
                    new XAttribute("Key", child.Key),
                    new XAttribute("SortOrder", child.SortOrder),
                    all.Types.GetValueOrDefault(child.Key)?.Alias ?? child.Alias
                ))
        );
        var properties = new XElement(
            "GenericProperties",
            definition.Properties.OrderBy(p => p.Alias, StringComparer.OrdinalIgnoreCase).Select(p => Property(type, p))
        );
        return CarryOver.From(
            before,
            new XElement(
                root,
                new XAttribute("Key", type.Key),
                new XAttribute("Alias", type.Alias),
                new XAttribute("Level", definition.Folder is { } folder ? folder.Split('/').Length + 1 : 1),
                info,
                isMedia ? properties : structure,
                isMedia ? structure : properties,
                Tabs(definition)
            )
        );
    }

    XElement Info(TypeRow type, XElement? before)
    {
        var definition = type.Definition;
        var parent = before?.Element("Parent");
        var info = new XElement(
            "Info",
            new XElement("Name", definition.Name),
            new XElement("Icon", definition.Icon ?? ""),
            Kept("Thumbnail", type.Kind == TypeKind.Media ? definition.Icon ?? "" : "folder.png"),
            new XElement("Description", definition.Description ?? ""),
            new XElement("AllowAtRoot", definition.AllowAtRoot ? "True" : "False"),
            Kept("ListView", Guid.Empty.ToString()),
            new XElement("Variations", definition.Variations),
            new XElement("IsElement", definition.IsElement ? "true" : "false")
        );
        if (type.Kind == TypeKind.Document)
            info.Add(Cleanup(before));
        if (parent is not null)
            info.Add(new XElement(parent));
        if (definition.Folder is { } folder)
            info.Add(new XElement("Folder", folder));
        var inherited = (string?)parent?.Attribute("Key");
        info.Add(
            new XElement(
                "Compositions",
                definition
                    .Compositions.Where(key => key.ToString() != inherited)
                    .Select(key => (Key: key, Alias: all.Types.GetValueOrDefault(key)?.Alias ?? ""))
                    .OrderBy(part => part.Alias, StringComparer.OrdinalIgnoreCase)
                    .Select(part => new XElement("Composition", new XAttribute("Key", part.Key), part.Alias))
            )
        );
        if (type.Kind == TypeKind.Document)
            info.Add(new XElement("DefaultTemplate", definition.DefaultTemplate ?? ""), Templates(definition, before));
        return info;

        XElement Kept(string name, string otherwise) => before?.Element(name) is { } known ? new(known) : new(name, otherwise);
    }

    static XElement Cleanup(XElement? before) =>
        before?.Element("HistoryCleanup") is { } known
            ? new(known)
            : new(
                "HistoryCleanup",
                new XElement("PreventCleanup", "False"),
                new XElement("KeepAllVersionsNewerThanDays", ""),
                new XElement("KeepLatestVersionPerDayForDays", "")
            );

    static XElement Templates(TypeDefinition definition, XElement? before) =>
        new(
            "AllowedTemplates",
            definition
                .AllowedTemplates.Order(StringComparer.OrdinalIgnoreCase)
                .Select(alias =>
                    before?.Elements("AllowedTemplates").Elements("Template").FirstOrDefault(known => known.Value.Trim() == alias)
                        is { } same
                        ? new XElement(same)
                        : new XElement("Template", new XAttribute("Key", SyncNames.Key(alias)), alias)
                )
        );

    XElement Property(TypeRow type, PropertyDefinition property)
    {
        var caption = property.Group is { } group ? all.CaptionOf(type, group) : null;
        var written = new XElement(
            "GenericProperty",
            new XElement("Key", property.Key),
            new XElement("Name", property.Name),
            new XElement("Alias", property.Alias),
            new XElement("Definition", property.DataType),
            new XElement("Type", all.DataTypes.GetValueOrDefault(property.DataType)?.EditorAlias ?? ""),
            new XElement("Mandatory", property.Mandatory ? "true" : "false"),
            new XElement("Validation", property.Validation ?? ""),
            new XElement("Description", SyncText.Data(property.Description)),
            new XElement("SortOrder", property.SortOrder),
            new XElement("Tab", property.Group is { } alias ? new XAttribute("Alias", alias) : null, caption ?? "")
        );
        if (type.Kind == TypeKind.Document)
            written.Add(new XElement("Variations", property.Variations));
        written.Add(
            new XElement("MandatoryMessage", property.MandatoryMessage ?? ""),
            new XElement("ValidationRegExpMessage", property.ValidationMessage ?? ""),
            new XElement("LabelOnTop", property.LabelOnTop ? "true" : "false")
        );
        return written;
    }

    static XElement Tabs(TypeDefinition definition) =>
        new(
            "Tabs",
            definition
                .Groups.OrderBy(group => group.Key.ToString(), StringComparer.Ordinal)
                .Select(group => new XElement(
                    "Tab",
                    new XElement("Key", group.Key),
                    new XElement("Caption", group.Caption),
                    new XElement("Alias", group.Alias),
                    new XElement("Type", group.IsTab ? "Tab" : "Group"),
                    new XElement("SortOrder", group.SortOrder)
                ))
        );
}
