namespace Foundation.Search;

/// <summary>
/// What the index knows of one thing: words to find it by, values to filter and sort it by. Nothing of it is stored but the id;
/// rows are loaded by id. Say a text once per field, a number once per name; facets may hold several values.
/// </summary>
/// <param name="id">The id of the thing, unique in the whole index: indexing it again replaces it.</param>
/// <param name="kind">The room's word for it, e.g. <c>contribution</c> or <c>page</c>; also the facet <see cref="KindFacet"/>.</param>
public sealed class ValueSet(Guid id, string kind)
{
    /// <summary>The facet every value set has: its kind.</summary>
    public const string KindFacet = "kind";

    internal readonly List<(string Field, string Text)> Texts = [];
    internal readonly List<(string Facet, string Value)> Facets = [(KindFacet, kind)];
    internal readonly List<(string Field, long Number)> Numbers = [];
    internal readonly List<(string Field, string Name)> Names = [];

    public Guid Id => id;
    public string Kind => kind;

    /// <summary>A text to be found by its words. Fields and their weights are those of <see cref="SearchIndexOptions.Weights"/>.</summary>
    public ValueSet Text(string field, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            Texts.Add((field, text));
        return this;
    }

    /// <summary>Exact values to filter and count by: a code, an id, <c>yes</c>. Null and empty values are left out.</summary>
    public ValueSet Facet(string facet, params IEnumerable<string?> values)
    {
        foreach (var value in values)
            if (!string.IsNullOrEmpty(value))
                Facets.Add((facet, value));
        return this;
    }

    /// <summary>A number to sort, restrict and sum by: ticks, a count, a score in millionths. Null sorts last in both directions.</summary>
    public ValueSet Number(string field, long? number)
    {
        if (number is { } given)
            Numbers.Add((field, given));
        return this;
    }

    /// <summary>A name to sort by in French alphabetical order, case ignored.</summary>
    public ValueSet Name(string field, string? name)
    {
        if (!string.IsNullOrWhiteSpace(name))
            Names.Add((field, name));
        return this;
    }
}
