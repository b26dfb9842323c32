using System.Xml.Linq;
using Cms.DataTypes;
using Cms.Dictionary;
using Cms.Languages;

namespace Cms.Sync.Writing;

/// <summary>Data types, languages, words of the dictionary and domains.</summary>
internal sealed class SchemaWriter(SyncContents all)
{
    public static XElement Write(DataTypeRow type, XElement? before) =>
        CarryOver.From(
            before,
            new XElement(
                "DataType",
                new XAttribute("Key", type.Key),
                new XAttribute("Alias", type.Name),
                new XAttribute("Level", type.Folder is { } path ? path.Split('/').Length + 1 : 1),
                new XElement(
                    "Info",
                    new XElement("Name", type.Name),
                    new XElement("EditorAlias", type.EditorAlias),
                    new XElement("EditorUIAlias", type.EditorUiAlias ?? ""),
                    type.Folder is { } folder ? new XElement("Folder", folder) : null
                ),
                new XElement("Config", SyncText.Data(SyncText.Normal(type.Config, sorted: true)))
            )
        );

    public static XElement Write(Language language, XElement? before) =>
        CarryOver.From(
            before,
            new XElement(
                "Language",
                new XAttribute("Key", SyncNames.Key(language.IsoCode)),
                new XAttribute("Alias", language.IsoCode),
                new XAttribute("Level", 0),
                new XElement("Name", language.Name),
                new XElement("IsoCode", language.IsoCode),
                new XElement("IsMandatory", language.IsMandatory ? "true" : "false"),
                new XElement("IsDefault", language.IsDefault ? "true" : "false"),
                language.Fallback is { } fallback ? new XElement("Fallback", fallback) : null
            )
        );

    public XElement Write(DictionaryItem item, XElement? before)
    {
        var level = 0;
        for (var above = item.Parent; above is not null && level < all.Dictionary.Count; level++)
            above = all.Dictionary.GetValueOrDefault(above)?.Parent;
        return CarryOver.From(
            before,
            new XElement(
                "Dictionary",
                new XAttribute("Key", item.Key),
                new XAttribute("Alias", item.Alias),
                new XAttribute("Level", level),
                new XElement("Info", item.Parent is { } parent ? new XElement("Parent", parent) : null),
                new XElement(
                    "Translations",
                    item.Translations.OrderBy(word => word.Key, StringComparer.OrdinalIgnoreCase)
                        .Select(word => new XElement("Translation", new XAttribute("Language", word.Key), word.Value))
                )
            )
        );
    }

    public XElement Write(Domain domain, XElement? before)
    {
        var root = all.Nodes.GetValueOrDefault(domain.Root);
        var path = root is null ? "" : string.Concat(all.Above(root).Append(root).Select(node => "/" + all.NameOf(node)));
        return CarryOver.From(
            before,
            new XElement(
                "Domain",
                new XAttribute("Key", SyncNames.Key(domain.Name)),
                new XAttribute("Alias", domain.Name),
                new XElement(
                    "Info",
                    before?.Element("Info")?.Element("IsWildcard") is { } known
                        ? new XElement(known)
                        : new XElement("IsWildcard", "false"),
                    new XElement("Language", domain.Language),
                    new XElement("Root", new XAttribute("Key", domain.Root), path)
                )
            )
        );
    }
}
