namespace Foundation.Search;

/// <summary>A question to the index. Everything in it may come from a visitor: no text is an error.</summary>
public sealed record SearchQuery
{
    /// <summary>What the visitor typed. All words are required; quotes make a phrase, a leading minus excludes.</summary>
    public string? Text { get; init; }

    /// <summary>The last word is still being typed: it also stands for every word it begins.</summary>
    public bool AsYouType { get; init; }

    /// <summary>When nothing has all the words, near spellings are tried, then some of the words. See <see cref="SearchResult.Reading"/>.</summary>
    public bool Forgiving { get; init; } = true;

    /// <summary>What is looked at in the first place (a process, not the trash). Every facet's counts follow it.</summary>
    public IReadOnlyList<FacetFilter> Scope { get; init; } = [];

    /// <summary>What the visitor ticked. A facet's own counts ignore its own filter and follow the others ("drill sideways").</summary>
    public IReadOnlyList<FacetFilter> Filters { get; init; } = [];

    public IReadOnlyList<NumberRange> Ranges { get; init; } = [];
    public Sort Sort { get; init; } = Sort.Relevance;

    /// <summary>The facets whose values are to be counted.</summary>
    public IReadOnlyList<string> Facets { get; init; } = [];

    /// <summary>The numbers to be added up over everything found.</summary>
    public IReadOnlyList<string> Sums { get; init; } = [];

    public int Skip { get; init; }
    public int Take { get; init; } = 20;

    /// <summary>Goes on after the last item of a former answer. A cursor of another sort is ignored.</summary>
    public Cursor? After { get; init; }
}

/// <summary>Has any of these values or, excluded, none of them. An empty list of values asks nothing.</summary>
public sealed record FacetFilter(string Facet, params IReadOnlyList<string> Values)
{
    public bool Excluded { get; init; }
}

/// <summary>Half-open: from included, before excluded. What lacks the number is outside.</summary>
public sealed record NumberRange(string Field, long? From, long? Before);

/// <summary>One order of a list. Equal items follow each other by id, so that pages never overlap.</summary>
public sealed record Sort
{
    internal enum Kind
    {
        Relevance,
        Number,
        Name,
        Random,
    }

    internal Kind By { get; private init; }
    internal string Field { get; private init; } = "";
    internal bool Downwards { get; private init; }
    internal long Seed { get; private init; }

    /// <summary>Best match first. Without text: by id.</summary>
    public static Sort Relevance { get; } = new();

    public static Sort Ascending(string number) => new() { By = Kind.Number, Field = number };

    public static Sort Descending(string number) => Ascending(number) with { Downwards = true };

    public static Sort Alphabetical(string name) => new() { By = Kind.Name, Field = name };

    /// <summary>One shuffle per seed: stable for a visitor who keeps their seed, fair over visitors.</summary>
    public static Sort Random(long seed) => new() { By = Kind.Random, Seed = seed };
}
