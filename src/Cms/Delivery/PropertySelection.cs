namespace Cms.Delivery;

/// <summary>
/// One level of an `expand` or `fields` parameter: which properties, and what inside each.
/// <code>spec = node *("," node); node = key [ "[" spec "]" ]; key = "properties" / "$all" / alias</code>
/// </summary>
internal sealed class PropertySelection
{
    const string All = "$all";
    readonly Dictionary<string, PropertySelection> _inside = new(StringComparer.Ordinal);

    /// <summary>False when brackets do not match or are empty.</summary>
    public static bool TryParse(string? spec, out PropertySelection? properties)
    {
        properties = null;
        if (string.IsNullOrEmpty(spec))
            return true;
        var top = new PropertySelection();
        var at = 0;
        if (!top.Read(spec, ref at) || at != spec.Length)
            return false;
        properties = top._inside.ContainsKey(All) ? top : top.Properties;
        return properties is not null;
    }

    public bool Selects(string alias) => _inside.ContainsKey(All) || _inside.ContainsKey(alias);

    /// <summary>The level inside a property; null when nothing more was asked of it.</summary>
    public PropertySelection? Into(string alias) =>
        (_inside.GetValueOrDefault(alias) ?? _inside.GetValueOrDefault(All))?.Properties;

    PropertySelection? Properties => _inside.GetValueOrDefault("properties");

    bool Read(string spec, ref int at)
    {
        while (true)
        {
            var end = spec.AsSpan(at).IndexOfAny(",[]") is var found and >= 0 ? at + found : spec.Length;
            if (end == at)
                return false;
            var child = _inside[spec[at..end]] = new();
            at = end;
            if (at < spec.Length && spec[at] == '[')
            {
                at++;
                if (!child.Read(spec, ref at) || at >= spec.Length || spec[at++] != ']')
                    return false;
            }
            if (at >= spec.Length || spec[at] != ',')
                return true;
            at++;
        }
    }
}
