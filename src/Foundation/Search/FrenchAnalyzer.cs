using System.Collections.Frozen;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Foundation.Search;

/// <summary>
/// Words as a French reader compares them. Folding comes before the stemmer, or "coeur" would miss "cœur". The stop list is
/// short on purpose: the usual one drops "été" and "est", which are also a season and a direction.
/// </summary>
/// <param name="stemmed">False keeps the folded word itself: what prefixes and near spellings are compared with.</param>
sealed class FrenchAnalyzer(bool stemmed) : Analyzer
{
    const LuceneVersion Version = LuceneVersion.LUCENE_48;

    public static readonly FrenchAnalyzer Stems = new(stemmed: true);
    public static readonly FrenchAnalyzer Words = new(stemmed: false);

    static readonly string[] Articles = ["l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu"];
    static readonly CharArraySet Elided = new(Version, Articles, ignoreCase: true);
    static readonly FrozenSet<string> ElidedWords = Articles.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    static readonly CharArraySet Stops = new(
        Version,
        "a au aux avec ce ces cet cette d dans de des du elle elles en et eux il ils je l la le les leur leurs lui ma mais me mes moi mon ne nos notre nous on ou par pas pour qu que qui s sa se ses si son sur ta te tes toi ton tu un une vos votre vous y".Split(
            ' '
        ),
        ignoreCase: false
    );

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var source = new StandardTokenizer(Version, reader);
        TokenStream words = new ElisionFilter(source, Elided);
        words = new LowerCaseFilter(Version, words);
        words = new ASCIIFoldingFilter(words);
        if (stemmed)
            words = new FrenchLightStemFilter(new StopFilter(Version, words, Stops));
        return new TokenStreamComponents(source, words);
    }

    /// <summary>The words of a text with the characters they cover; an elided article is not covered.</summary>
    public List<Word> Read(string text)
    {
        var found = new List<Word>();
        using var stream = GetTokenStream("", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        var offset = stream.GetAttribute<IOffsetAttribute>();
        var step = stream.GetAttribute<IPositionIncrementAttribute>();
        stream.Reset();
        for (var position = -1; stream.IncrementToken(); )
        {
            position += step.PositionIncrement;
            var start = AfterArticle(text, offset.StartOffset, offset.EndOffset);
            found.Add(new(term.ToString(), start, offset.EndOffset, position));
        }
        stream.End();
        return found;
    }

    static int AfterArticle(string text, int start, int end)
    {
        var apostrophe = text.AsSpan(start, end - start).IndexOfAny('\'', '’');
        return apostrophe > 0 && ElidedWords.Contains(text.Substring(start, apostrophe)) ? start + apostrophe + 1 : start;
    }
}

/// <summary>A word as compared, the characters it covers in its text, and its place among the words (stop words counted).</summary>
public readonly record struct Word(string Term, int Start, int End, int Position);
