namespace Foundation.Search;

/// <summary>How the index compares words, for whoever compares without it: a list of a few hundred phrases needs no index.</summary>
public static class FrenchWords
{
    /// <summary>Without accents, plurals and little words: "les lampadaires cassés" reads as "un lampadaire cassé" does.</summary>
    public static IReadOnlyList<Word> Stems(string text) => FrenchAnalyzer.Stems.Read(text);

    /// <summary>Every word, little ones included, without accents and capitals only.</summary>
    public static IReadOnlyList<Word> Folded(string text) => FrenchAnalyzer.Words.Read(text);
}
