using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Cms.Sync;

/// <summary>One opened file: reads its elements, and writes down what is wrong with the line it is on.</summary>
internal sealed class SyncFile(string path, XElement root, SyncReading reading)
{
    public XElement Root => root;
    public XElement Info => root.Element("Info") ?? root;
    public Guid Key => Identity(root, root.Attribute("Key")?.Value ?? "");
    public string Alias => (string?)root.Attribute("Alias") ?? "";

    public void Refuse(XObject where, string reason) => reading.Problems.Add(new(path, LineOf(where), reason));

    /// <summary>Says what this file brings, so that others may refer to it.</summary>
    public void Declares(string kind, string id)
    {
        if (!reading.Declared.TryAdd((kind, id.ToLowerInvariant()), path))
            Refuse(root, $"{kind} {id} is already in {reading.Declared[(kind, id.ToLowerInvariant())]}");
    }

    /// <summary>Says what this file needs; checked once every file is read.</summary>
    public void Needs(string kind, string id, XObject where) =>
        reading.Needed.Add(new(path, LineOf(where), kind, id.ToLowerInvariant()));

    public Guid Identity(XObject where, string text)
    {
        if (Guid.TryParse(text, out var key) && key != Guid.Empty)
            return key;
        Refuse(where, $"'{text}' is not a key");
        return Guid.Empty;
    }

    public string Text(XElement parent, string name) => parent.Element(name)?.Value.Trim() ?? "";

    public string? TextOrNull(XElement parent, string name) => Text(parent, name) is { Length: > 0 } text ? text : null;

    public string Required(XElement parent, string name)
    {
        var text = Text(parent, name);
        if (text.Length == 0)
            Refuse(parent.Element(name) ?? parent, $"<{name}> is missing or empty");
        return text;
    }

    public bool Flag(XElement parent, string name, bool whenAbsent = false)
    {
        var text = Text(parent, name);
        if (text.Length == 0)
            return whenAbsent;
        if (bool.TryParse(text, out var flag))
            return flag;
        Refuse(parent.Element(name)!, $"'{text}' is neither true nor false");
        return whenAbsent;
    }

    public int Whole(XElement parent, string name)
    {
        var text = Text(parent, name);
        if (text.Length == 0)
            return 0;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        Refuse(parent.Element(name)!, $"'{text}' is not a whole number");
        return 0;
    }

    public T Choice<T>(XElement parent, string name)
        where T : struct, Enum
    {
        var text = Text(parent, name);
        if (text.Length == 0)
            return default;
        if (Enum.TryParse<T>(text, ignoreCase: true, out var choice) && Enum.IsDefined(choice))
            return choice;
        Refuse(parent.Element(name)!, $"'{text}' is not one of {string.Join(", ", Enum.GetNames<T>())}");
        return default;
    }

    public DateTimeOffset? Instant(XElement parent, string name)
    {
        var text = Text(parent, name);
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (text.Length == 0)
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, utc, out var instant))
            return instant;
        Refuse(parent.Element(name)!, $"'{text}' is not a date");
        return null;
    }

    static int LineOf(XObject where) => ((IXmlLineInfo)where).LineNumber;
}
