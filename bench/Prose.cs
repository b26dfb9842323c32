namespace Bench;

/// <summary>
/// Texts as long and as repetitive as contributions are: a vocabulary of about 6,000 words whose frequencies follow Zipf's law,
/// its commonest written here, the rest made from French roots and endings. The same seed writes the same texts.
/// </summary>
sealed class Prose
{
    const string Little =
        "de la le les des et à en un une pour que dans qui sur pas au par plus ce il ne se avec sont aux cette on leur être faire";

    const string Common =
        "ville quartier commune habitants projet transport vélo voiture piste tram bus école enfants parc eau air énergie logement rue place marché "
        + "numérique données ouvertes publique service accès droit loi internet liberté culture médiathèque sport gymnase déchets tri compost arbre "
        + "nature jardin montagne rivière bruit pollution sécurité piéton trottoir stationnement parking travaux budget impôt association entreprise "
        + "emploi formation jeunes personnes âgées handicap santé hôpital médecin égalité solidarité accueil démocratie vote élus conseil métropole "
        + "participation citoyen information communication réseau gare train covoiturage autopartage chauffage isolation bâtiment toiture solaire";

    static readonly string[] Roots =
        "mobil urban climat respons partag coll protect organis dévelop install équip amélior conserv utilis distribu circul végétal financ entret anim prépar restaur modern valor local social écolog agricol pédag artist histor archit plant rénov sécuris simpl access form contrôl mesur analys program échang construct produ consomm récupér transform adapt prévent régul concert délibér inform sensibil encourag favor limit rédu augment constru".Split(
            ' '
        );

    static readonly string[] Prefixes = ["", "re", "co", "inter", "sur", "pré", "dé", "éco", "multi", "auto"];
    static readonly string[] Endings =
    [
        "ation",
        "ations",
        "ement",
        "eur",
        "eurs",
        "able",
        "ables",
        "ité",
        "er",
        "é",
        "ée",
        "és",
        "ant",
        "ique",
    ];

    public static readonly string[] Words = [.. Little.Split(' '), .. Common.Split(' '), .. Made()];

    readonly Random dice;
    readonly double[] cumulated;

    public Prose(int seed)
    {
        dice = new Random(seed);
        cumulated = new double[Words.Length];
        var sum = 0.0;
        for (var rank = 0; rank < Words.Length; rank++)
            cumulated[rank] = sum += 1 / (rank + 2.7);
    }

    static IEnumerable<string> Made() =>
        from ending in Endings
        from prefix in Prefixes
        from root in Roots
        select prefix + root + ending;

    public string Text(int characters)
    {
        var text = new System.Text.StringBuilder(characters + 20);
        for (var inSentence = 0; text.Length < characters; inSentence++)
        {
            var word = Word();
            if (inSentence == 0)
                word = char.ToUpperInvariant(word[0]) + word[1..];
            text.Append(word);
            var ends = inSentence > 8 && dice.Next(6) == 0;
            text.Append(ends ? ". " : " ");
            inSentence = ends ? -1 : inSentence;
        }
        return text.ToString().TrimEnd();
    }

    public string Word()
    {
        var at = Array.BinarySearch(cumulated, dice.NextDouble() * cumulated[^1]);
        return Words[at >= 0 ? at : Math.Min(~at, Words.Length - 1)];
    }
}
