using System.Collections.Frozen;
using Foundation.Search;

namespace Site.Finder;

/// <summary>
/// Words of a question that name no subject. To the search index they are words like others; to the finder, "un problème de
/// voisinage" is not about schools because a school may have problems too.
/// </summary>
static class EmptyWords
{
    const string French =
        "qui quoi quel quelle comment pourquoi quand combien où est sont être avoir ai avons veux voudrais souhaite peux puis "
        + "peut faut doit dois fait faire faites demander demande trouver savoir signaler prendre changer manger appeler "
        + "contacter écrire problème question aide-moi besoin merci bonjour svp sans avec depuis toujours encore souvent trop "
        + "très plus moins bien mal tout tous toute toutes rien chez entre avant après pendant jour jours semaine mois an ans "
        + "année hier demain nuit matin soir deux trois quatre il ça ceci cela madame monsieur ville vieux vieille nouveau "
        + "nouvelle fils fille mes petit petite grand grande près loin";

    const string English =
        "the of for is are was be been who whom what where when why how my your our their his her its in on at by to from with "
        + "and or not no i we you they it this that there has have had do does did can could should would will want need find "
        + "ask report get make please hello problem question help some any old new near";

    static readonly FrozenSet<string> Stems = FrenchWords
        .Folded(French + " " + English)
        .Select(word => word.Term)
        .Concat(FrenchWords.Stems(French + " " + English).Select(word => word.Term))
        .ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(string stem) => Stems.Contains(stem);
}
