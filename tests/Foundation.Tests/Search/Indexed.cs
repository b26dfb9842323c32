using Foundation.Search;
using Foundation.Storage;

namespace Foundation.Tests.Search;

/// <summary>An index of its own in a folder of its own, for one test.</summary>
sealed class Indexed : IDisposable
{
    public Indexed(SearchIndexOptions? options = null)
    {
        Options = options ?? new SearchIndexOptions { Folder = Directory.CreateTempSubdirectory("index-").FullName };
        Index = SearchIndex.Open(Options);
    }

    public SearchIndexOptions Options { get; }
    public SearchIndex Index { get; private set; }

    /// <summary>Ids that read as numbers, in their order.</summary>
    public static Guid Id(int number) => new((uint)number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static int Number(Guid id) => (int)BitConverter.ToUInt32(id.ToByteArray());

    public static async Task<Indexed> Of(params string[] texts)
    {
        var indexed = new Indexed();
        await indexed.Put(texts.Select((text, i) => new ValueSet(Id(i), "text").Text("body", text)));
        return indexed;
    }

    public async Task Put(IEnumerable<ValueSet> values, FeedPosition? upTo = null)
    {
        await Index.Apply([.. values], [], upTo, CancellationToken.None);
        await Index.Refresh(CancellationToken.None);
    }

    /// <summary>Which of the texts are found, by their numbers.</summary>
    public int[] Find(string text, bool asYouType = false) =>
        [
            .. Search(
                    new()
                    {
                        Text = text,
                        AsYouType = asYouType,
                        Forgiving = false,
                        Take = 1000,
                    }
                )
                .Order(),
        ];

    public int[] Search(SearchQuery query) => [.. Index.Search(query).Ids.Select(Number)];

    public void Reopen()
    {
        Index.Dispose();
        Index = SearchIndex.Open(Options);
    }

    public void Dispose()
    {
        Index.Dispose();
        Directory.Delete(Options.Folder, recursive: true);
    }
}
