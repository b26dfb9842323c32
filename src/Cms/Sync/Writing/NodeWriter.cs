using System.Globalization;
using System.Xml.Linq;
using Cms.Documents;
using Cms.DocumentTypes;
using Cms.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace Cms.Sync.Writing;

/// <summary>Documents (`Content/`) and media (`Media/`): the draft, and which cultures of it are published.</summary>
internal sealed class NodeWriter(SyncContents all, IShortStringHelper strings)
{
    const string Seconds = "yyyy-MM-ddTHH:mm:ss";
    const int InTheBin = 100;

    public XElement Write(NodeRow node, XElement? before)
    {
        var type = all.Types[node.TypeKey];
        var above = all.Above(node).ToList();
        var name = all.NameOf(node);
        var cultures = node
            .Draft.Names.Keys.Where(culture => culture.Length > 0)
            .Order(StringComparer.OrdinalIgnoreCase)
            .ToList();
        var info = new XElement(
            "Info",
            Parent(node),
            new XElement(
                "Path",
                (node.Trashed ? (node.Kind == NodeKind.Media ? "/[-21]" : "/[-20]") : "")
                    + string.Concat(above.Append(node).Select(n => "/" + Alias(n)))
            ),
            new XElement("Trashed", Flag(node.Trashed)),
            new XElement("ContentType", type.Alias),
            new XElement("CreateDate", node.Created.UtcDateTime.ToString(Seconds, CultureInfo.InvariantCulture)),
            new XElement(
                "NodeName",
                new XAttribute("Default", name),
                cultures.Select(c => new XElement("Name", new XAttribute("Culture", c), node.Draft.Names[c]))
            ),
            new XElement("SortOrder", node.SortOrder)
        );
        if (node.Kind == NodeKind.Document)
            info.Add(Published(node, cultures), Schedule(node), Template(node, before));
        return CarryOver.From(
            before,
            new XElement(
                node.Kind == NodeKind.Media ? "Media" : "Content",
                new XAttribute("Key", node.Key),
                new XAttribute("Alias", name),
                new XAttribute("Level", above.Count + 1 + (node.Trashed ? InTheBin : 0)),
                info,
                Properties(node, type, cultures)
            )
        );
    }

    string Alias(NodeRow node) => all.NameOf(node).ToSafeAlias(strings);

    XElement Parent(NodeRow node) =>
        node.Parent is { } key && all.Nodes.TryGetValue(key, out var parent)
            ? new("Parent", new XAttribute("Key", key), all.NameOf(parent))
            : new("Parent", new XAttribute("Key", Guid.Empty), "");

    static XElement Published(NodeRow node, List<string> cultures) =>
        new(
            "Published",
            new XAttribute("Default", Flag(node.Live is not null)),
            cultures.Select(c => new XElement(
                "Published",
                new XAttribute("Culture", c),
                Flag(node.Live?.Names.ContainsKey(c) == true)
            ))
        );

    static XElement Schedule(NodeRow node) =>
        new(
            "Schedule",
            (node.Schedule ?? [])
                .OrderBy(change => change.Action.ToString(), StringComparer.Ordinal)
                .ThenBy(change => change.Culture, StringComparer.OrdinalIgnoreCase)
                .Select(change => new XElement(
                    "ContentSchedule",
                    new XElement("Culture", change.Culture),
                    new XElement("Action", change.Action),
                    new XElement("Date", change.At.UtcDateTime.ToString(Seconds, CultureInfo.InvariantCulture))
                ))
        );

    /// <summary>Templates are views on disk here: what is known of one is its alias, and the key that a file gave.</summary>
    static XElement Template(NodeRow node, XElement? before) =>
        node.Template is not { Length: > 0 } alias ? new("Template")
        : before?.Element("Info")?.Element("Template") is { } known && known.Value == alias ? new(known)
        : new("Template", new XAttribute("Key", SyncNames.Key(alias)), alias);

    XElement Properties(NodeRow node, TypeRow type, List<string> cultures)
    {
        var properties = new XElement("Properties");
        var varies = type.Definition.Variations.HasFlag(ContentVariation.Culture);
        foreach (
            var property in all.PropertiesOf(type)
                .Where(property => node.Kind == NodeKind.Document || !MediaFacts.Aliases.Contains(property.Alias))
                .OrderBy(property => property.Alias, StringComparer.OrdinalIgnoreCase)
        )
            properties.Add(
                new XElement(
                    property.Alias,
                    varies && property.Variations.HasFlag(ContentVariation.Culture) && cultures.Count > 0
                        ? cultures.Select(c => Value(node.Draft.Value(property.Alias, c), new XAttribute("Culture", c)))
                        : [Value(node.Draft.Value(property.Alias), null)]
                )
            );
        return properties;
    }

    static XElement Value(string? stored, XAttribute? culture) =>
        new("Value", culture, SyncText.Data(SyncText.Normal(stored ?? "")));

    static string Flag(bool value) => value ? "true" : "false";
}
