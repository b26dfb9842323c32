using Umbraco.Cms.Core.Models.PublishedContent;

namespace Cms.Published.Contracts;

/// <summary>What is read where there is no value: by the policies asked for, in their order, and no other.</summary>
internal sealed class ValueFallback(SnapshotSource snapshots) : IPublishedValueFallback
{
    public bool TryGetValue(
        IPublishedProperty property,
        string? culture,
        string? segment,
        Fallback fallback,
        object? defaultValue,
        out object? value
    ) => TryGetValue<object>(property, culture, segment, fallback, defaultValue, out value);

    public bool TryGetValue<T>(
        IPublishedProperty property,
        string? culture,
        string? segment,
        Fallback fallback,
        T? defaultValue,
        out T? value
    ) => Found(fallback, defaultValue, policy => InLanguages(property, culture, policy), out value);

    public bool TryGetValue(
        IPublishedElement content,
        string alias,
        string? culture,
        string? segment,
        Fallback fallback,
        object? defaultValue,
        out object? value
    ) => TryGetValue<object>(content, alias, culture, segment, fallback, defaultValue, out value);

    public bool TryGetValue<T>(
        IPublishedElement content,
        string alias,
        string? culture,
        string? segment,
        Fallback fallback,
        T? defaultValue,
        out T? value
    ) => Found(fallback, defaultValue, policy => InLanguages(content.GetProperty(alias), culture, policy), out value);

    public bool TryGetValue(
        IPublishedContent content,
        string alias,
        string? culture,
        string? segment,
        Fallback fallback,
        object? defaultValue,
        out object? value,
        out IPublishedProperty? noValueProperty
    ) => TryGetValue<object>(content, alias, culture, segment, fallback, defaultValue, out value, out noValueProperty);

    public bool TryGetValue<T>(
        IPublishedContent content,
        string alias,
        string? culture,
        string? segment,
        Fallback fallback,
        T? defaultValue,
        out T? value,
        out IPublishedProperty? noValueProperty
    )
    {
        noValueProperty = content.GetProperty(alias);
        return Found(
            fallback,
            defaultValue,
            policy =>
                policy == Fallback.Ancestors
                    ? Above(content, alias, culture)
                    : InLanguages(content.GetProperty(alias), culture, policy),
            out value
        );
    }

    static bool Found<T>(Fallback policies, T? defaultValue, Func<int, object?> find, out T? value)
    {
        foreach (var policy in policies)
        {
            if (policy == Fallback.DefaultValue)
            {
                value = defaultValue;
                return true;
            }
            if (find(policy) is T found)
            {
                value = found;
                return true;
            }
        }
        value = defaultValue;
        return false;
    }

    object? InLanguages(IPublishedProperty? property, string? culture, int policy)
    {
        var snapshot = snapshots.Current;
        if (property is null || policy is not (Fallback.Language or Fallback.DefaultLanguage))
            return null;
        var tried = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { snapshot.CultureOf(culture) };
        for (
            var next = Next(snapshot, tried.First(), policy);
            next is not null && tried.Add(next);
            next = Next(snapshot, next, policy)
        )
            if (property.HasValue(next))
                return property.GetValue(next);
        return null;
    }

    static string? Next(Snapshot snapshot, string culture, int policy) =>
        policy == Fallback.DefaultLanguage
            ? snapshot.DefaultCulture
            : snapshot.Languages.FirstOrDefault(l => l.IsoCode.Equals(culture, StringComparison.OrdinalIgnoreCase))?.Fallback;

    object? Above(IPublishedContent content, string alias, string? culture)
    {
        for (var node = snapshots.Current.Documents.GetValueOrDefault(content.Key)?.Above; node is not null; node = node.Above)
            if (node.GetProperty(alias) is { } property && property.HasValue(culture))
                return property.GetValue(culture);
        return null;
    }
}
