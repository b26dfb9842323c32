using System.Globalization;
using Cms.Published;
using Microsoft.AspNetCore.Http;

namespace Cms.Delivery;

/// <summary>What a request says besides its path: language, start item, and how much of the properties.</summary>
internal readonly record struct DeliveryRequest(Snapshot Snapshot, string Culture, PublishedNode? StartItem)
{
    /// <summary>
    /// A language is taken from the header only when it is one bare name: browsers' lists are ignored, and there is no
    /// negotiation. False when the start item named does not exist.
    /// </summary>
    public static bool TryRead(HttpContext http, Snapshot snapshot, string? domainCulture, out DeliveryRequest request)
    {
        var asked = http.Request.Headers.AcceptLanguage;
        var culture =
            asked.Count == 1 && snapshot.Knows(asked[0]!)
                ? snapshot.CultureOf(asked[0])
                : domainCulture ?? snapshot.DefaultCulture;
        var named = http.Request.Headers["Start-Item"];
        var start = named.Count == 0 ? null : Root(snapshot, named.ToString().Trim('/'), culture);
        request = new(snapshot, culture, start);
        return named.Count == 0 || start is not null;
    }

    /// <summary>Reads `expand` and `fields`; false with the name of the one that cannot be read.</summary>
    public bool TrySelect(HttpContext http, out DeliveryScope scope, out string malformed)
    {
        var query = http.Request.Query;
        malformed = PropertySelection.TryParse(query["expand"], out var expand) ? "" : "expand";
        if (!PropertySelection.TryParse(query["fields"], out var fields))
            malformed = "fields";
        scope = new(Snapshot, Culture, expand, fields);
        return malformed.Length == 0;
    }

    /// <summary>The document at an address, inside the start item when there is one.</summary>
    public PublishedNode? Find(string path)
    {
        var published = Snapshot.Routes.FindUrl(Culture, path, StartItem);
        return published is not null && Snapshot.IsPreview ? Snapshot.Documents.GetValueOrDefault(published.Key) : published;
    }

    /// <summary>The keys of `?id=…&amp;id=…`; what is no key is nobody's.</summary>
    public static IEnumerable<Guid> Keys(HttpContext http) =>
        http.Request.Query["id"].Select(id => Guid.TryParse(id, out var key) ? key : Guid.Empty);

    /// <summary>Reads `skip` and `take`; false with the answer to give.</summary>
    public static bool TryPage(HttpContext http, out int skip, out int take, out Task problem)
    {
        problem = Task.CompletedTask;
        take = 0;
        if (!TryNumber(http, "skip", 0, out skip))
            problem = DeliveryProblem.NotANumber(http, "skip", http.Request.Query["skip"]!);
        else if (!TryNumber(http, "take", 10, out take))
            problem = DeliveryProblem.NotANumber(http, "take", http.Request.Query["take"]!);
        else
            return true;
        return false;
    }

    static bool TryNumber(HttpContext http, string name, int whenAbsent, out int number)
    {
        number = whenAbsent;
        var text = http.Request.Query[name].ToString();
        return text.Length == 0
            || (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out number) && number >= 0);
    }

    static PublishedNode? Root(Snapshot snapshot, string named, string culture) =>
        Guid.TryParse(named, out var key)
            ? snapshot.Roots.FirstOrDefault(root => root.Key == key)
            : snapshot.Roots.FirstOrDefault(root =>
                string.Equals(root.SegmentIn(culture), named, StringComparison.OrdinalIgnoreCase)
            );
}
