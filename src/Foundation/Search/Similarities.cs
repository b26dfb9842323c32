using Lucene.Net.Search.Similarities;

namespace Foundation.Search;

static class Similarities
{
    /// <summary>BM25: a word repeated twenty times counts little more than twice, long texts are not favoured.</summary>
    public static readonly Similarity Ours = new BM25Similarity();
}
