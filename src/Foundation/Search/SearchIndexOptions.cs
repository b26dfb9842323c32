namespace Foundation.Search;

/// <summary>How one index is kept.</summary>
public sealed record SearchIndexOptions
{
    /// <summary>The folder of the index, its own: an index that cannot be read, or of another schema, is thrown away with it.</summary>
    public required string Folder { get; init; }

    /// <summary>The text fields searched and what a word found there weighs.</summary>
    public IReadOnlyDictionary<string, float> Weights { get; init; } =
        new Dictionary<string, float> { ["title"] = 3, ["body"] = 1 };

    /// <summary>What the rooms put into their value sets, by a number they raise when it changes: the index is then rebuilt.</summary>
    public string Schema { get; init; } = "1";

    /// <summary>How old an answer may be for those who do not wait for a position.</summary>
    public TimeSpan Freshness { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often the index is made durable; after a crash the feed is replayed from the last time.</summary>
    public TimeSpan CommitEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Threads that analyse texts during a rebuild.</summary>
    public int Threads { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);
}
