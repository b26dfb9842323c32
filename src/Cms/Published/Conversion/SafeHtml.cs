using AngleSharp;
using AngleSharp.Dom;
using Ganss.Xss;

namespace Cms.Published.Conversion;

/// <summary>
/// What editors write is not trusted further than what an editor may do: no script, no style, no form, no frame. Links
/// keep to http, https, mail and telephone.
/// </summary>
internal sealed class SafeHtml
{
    readonly HtmlSanitizer _sanitizer = New();

    public string Clean(string html) => _sanitizer.Sanitize(html);

    /// <summary>The same, changed before it is written.</summary>
    public string Clean(string html, Action<IElement> change)
    {
        var body = Parse(html);
        change(body);
        return body.ChildNodes.ToHtml(_sanitizer.OutputFormatter);
    }

    /// <summary>The cleaned text as a tree; its root is a body.</summary>
    public IElement Parse(string html) => _sanitizer.SanitizeDom(html).Body!; // a parsed document always has one

    public static bool IsSafeAddress(string address)
    {
        var text = address.TrimStart();
        if (text.StartsWith('/') || text.StartsWith('#') || text.StartsWith('?'))
            return true;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel";
    }

    static HtmlSanitizer New()
    {
        var sanitizer = new HtmlSanitizer();
        foreach (
            var tag in (string[])["form", "input", "button", "select", "option", "textarea", "style", "base", "frame", "iframe"]
        )
            sanitizer.AllowedTags.Remove(tag);
        foreach (var tag in (string[])["umb-rte-block", "umb-rte-block-inline", "figure", "figcaption"])
            sanitizer.AllowedTags.Add(tag);
        foreach (var attribute in (string[])["style", "name", "background"])
            sanitizer.AllowedAttributes.Remove(attribute);
        foreach (var attribute in (string[])["class", "id", "data-content-key", "data-udi", "rel", "lang"])
            sanitizer.AllowedAttributes.Add(attribute);
        sanitizer.AllowDataAttributes = true;
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedSchemes.Add("mailto");
        sanitizer.AllowedSchemes.Add("tel");
        return sanitizer;
    }
}
