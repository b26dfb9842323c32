using Foundation.Search;

namespace Site.Search;

/// <summary>
/// What somebody meant who found nothing as typed: each word that the index does not have is replaced by the nearest one that it has,
/// written with its accents where a title or a keyword of the site shows them.
/// </summary>
public sealed class DidYouMean(SearchIndex index, Suggestions suggestions)
{
    const int MostWords = 8;

    /// <summary>Null when there is nothing better to say.</summary>
    public string? Read(string sought)
    {
        var words = FrenchWords.Folded(sought);
        if (words.Count > MostWords)
            return null;
        var better = sought;
        foreach (var word in words.Reverse())
            if (index.NearWords(word.Term, 1) is [var near] && near != word.Term)
                better = better[..word.Start] + suggestions.Written(near) + better[word.End..];
        return better == sought ? null : better;
    }
}
