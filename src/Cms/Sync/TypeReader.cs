using System.Xml.Linq;
using Cms.DocumentTypes;
using Umbraco.Cms.Core.Models;

namespace Cms.Sync;

/// <summary>Document types and element types (`ContentTypes/`), media types (`MediaTypes/`).</summary>
internal static class TypeReader
{
    public static void Read(SyncFile file, SyncReading reading)
    {
        if (!file.IsA("ContentType", "MediaType") || !file.HasAlias())
            return;
        var kind = file.Root.Name.LocalName == "MediaType" ? TypeKind.Media : TypeKind.Document;
        var word = kind == TypeKind.Media ? "media type" : "document type";
        file.Declares(word, file.Alias);
        file.Declares(word + " key", file.Key.ToString());
        reading.Types.Add(
            new()
            {
                Key = file.Key,
                Alias = file.Alias,
                Kind = kind,
                Definition = Definition(file, word),
            }
        );
    }

    static TypeDefinition Definition(SyncFile file, string word) =>
        new()
        {
            Name = file.TextOrNull(file.Info, "Name") ?? file.Alias,
            Icon = file.TextOrNull(file.Info, "Icon"),
            Description = file.TextOrNull(file.Info, "Description"),
            AllowAtRoot = file.Flag(file.Info, "AllowAtRoot"),
            Variations = file.Choice<ContentVariation>(file.Info, "Variations"),
            IsElement = file.Flag(file.Info, "IsElement"),
            Folder = file.TextOrNull(file.Info, "Folder"),
            Compositions = [.. Composed(file, word)],
            DefaultTemplate = file.TextOrNull(file.Info, "DefaultTemplate"),
            AllowedTemplates = [.. file.Info.Elements("AllowedTemplates").Elements("Template").Select(t => t.Value.Trim())],
            AllowedChildren = [.. Children(file, word)],
            Groups = [.. file.Root.Elements("Tabs").Elements("Tab").Select(tab => Group(file, tab))],
            Properties = [.. file.Root.Elements("GenericProperties").Elements("GenericProperty").Select(p => Property(file, p))],
        };

    static IEnumerable<Guid> Composed(SyncFile file, string word)
    {
        var parents = file.Info.Elements("Parent").Where(parent => parent.Attribute("Key") is not null);
        foreach (var other in parents.Concat(file.Info.Elements("Compositions").Elements("Composition")))
        {
            var key = file.Identity(other, (string?)other.Attribute("Key") ?? "");
            file.Needs(word + " key", key.ToString(), other);
            yield return key;
        }
    }

    static IEnumerable<AllowedChild> Children(SyncFile file, string word)
    {
        foreach (var child in file.Root.Elements("Structure").Elements(file.Root.Name))
        {
            var key = file.Identity(child, (string?)child.Attribute("Key") ?? "");
            file.Needs(word + " key", key.ToString(), child);
            yield return new(key, child.Value.Trim(), (int?)child.Attribute("SortOrder") ?? 0);
        }
    }

    static GroupDefinition Group(SyncFile file, XElement tab) =>
        new(
            file.Identity(tab, file.Text(tab, "Key")),
            file.Required(tab, "Alias"),
            file.Text(tab, "Caption"),
            file.Text(tab, "Type") == "Tab",
            file.Whole(tab, "SortOrder")
        );

    static PropertyDefinition Property(SyncFile file, XElement property)
    {
        var dataType = file.Identity(property.Element("Definition") ?? property, file.Text(property, "Definition"));
        file.Needs("data type", dataType.ToString(), property.Element("Definition") ?? property);
        return new()
        {
            Key = file.Identity(property.Element("Key") ?? property, file.Text(property, "Key")),
            Alias = file.Required(property, "Alias"),
            Name = file.Text(property, "Name"),
            DataType = dataType,
            Mandatory = file.Flag(property, "Mandatory"),
            MandatoryMessage = file.TextOrNull(property, "MandatoryMessage"),
            Validation = file.TextOrNull(property, "Validation"),
            ValidationMessage = file.TextOrNull(property, "ValidationRegExpMessage"),
            Description = file.TextOrNull(property, "Description"),
            SortOrder = file.Whole(property, "SortOrder"),
            Group = (string?)property.Element("Tab")?.Attribute("Alias"),
            Variations = file.Choice<ContentVariation>(property, "Variations"),
            LabelOnTop = file.Flag(property, "LabelOnTop"),
        };
    }
}
