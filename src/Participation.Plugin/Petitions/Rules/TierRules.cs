namespace Participation.Petitions;

/// <summary>
/// Which tiers a spread of signatures reaches, and what is missing. Pure: the same figures always give the same answer.
/// A commune brings at most its cap to a tier, and what is above does not count towards it; so one more signature, from
/// wherever it comes, never takes a tier away.
/// </summary>
public static class TierRules
{
    /// <summary>Stands for signatures from outside the communes; they count, but for no commune.</summary>
    public const string Elsewhere = "";

    /// <param name="counts">Confirmed signatures by INSEE code; <see cref="Elsewhere"/> for the others. None is negative.</param>
    public static IReadOnlyList<TierProgress> Of(PetitionRules rules, IReadOnlyDictionary<string, int> counts) =>
        [.. rules.Tiers.Select(tier => Of(tier, rules.CommuneMinimum, counts))];

    public static TierProgress Of(Tier tier, int communeMinimum, IReadOnlyDictionary<string, int> counts)
    {
        var enough = Math.Max(1, communeMinimum);
        var communes = counts.Where(count => count.Key != Elsewhere).ToList();
        var most = tier.MostOfACommune;
        var capped = communes.Where(count => count.Value > most).Select(count => count.Key).Order(StringComparer.Ordinal);
        var counted = communes.Sum(count => (long)Math.Min(count.Value, most)) + counts.GetValueOrDefault(Elsewhere);
        return new TierProgress(
            tier,
            (int)Math.Min(counted, int.MaxValue),
            communes.Count(count => count.Value >= enough),
            [.. capped]
        );
    }

    /// <summary>Why a tier can never be reached, whatever the spread over so many communes; null when it can.</summary>
    public static Impossibility? IsImpossible(Tier tier, int communes) =>
        tier.MinCommunes > communes ? Impossibility.MoreCommunesThanThereAre
        : tier.Cap is not null && (long)tier.MostOfACommune * communes < tier.Signatures ? Impossibility.CapTooLow
        : null;
}

public enum Impossibility
{
    MoreCommunesThanThereAre,
    CapTooLow,
}

/// <summary>How far a petition is on its way to a tier.</summary>
/// <param name="Counted">Signatures that count towards it.</param>
/// <param name="Communes">Communes that have enough signatures to count.</param>
/// <param name="Capped">Communes that brought more than their cap.</param>
public sealed record TierProgress(Tier Tier, int Counted, int Communes, IReadOnlyList<string> Capped)
{
    public int MissingSignatures => Math.Max(0, Tier.Signatures - Counted);
    public int MissingCommunes => Math.Max(0, Tier.MinCommunes - Communes);
    public bool IsReached => MissingSignatures == 0 && MissingCommunes == 0;
}
