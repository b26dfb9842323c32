namespace Participation.Petitions;

/// <summary>
/// What it takes, as editors wrote it in a document of type <c>petitions</c>. A petition keeps the rules of the day it was
/// filed (<see cref="Petition.Rules"/>): nobody moves a threshold under those who are walking towards it.
/// </summary>
/// <param name="FirstSupporters">Signatures before admissibility is judged; 0: it is judged at once.</param>
/// <param name="GatheringDays">How long a petition may look for its first supporters.</param>
/// <param name="AdmissibilityDays">The delay of the judgement, shown to everyone.</param>
/// <param name="DurationDays">From the opening to the end of the collection.</param>
/// <param name="GraceDays">After the end, for those who signed before it and have not confirmed yet.</param>
/// <param name="CommuneMinimum">Signatures from which a commune counts among those asked for; at least 1.</param>
/// <param name="MinimumAge">In years, declared; 0: none.</param>
/// <param name="ResidentsOnly">Only inhabitants of the communes file and sign; declared.</param>
/// <param name="AccountToSign">An address confirmed by mail is not enough.</param>
/// <param name="AnonymiseAfterDays">After the end, names and addresses go; commune and date stay.</param>
/// <param name="Tiers">In the order of their thresholds.</param>
public sealed record PetitionRules(
    int FirstSupporters,
    int GatheringDays,
    int AdmissibilityDays,
    int DurationDays,
    int GraceDays,
    int CommuneMinimum,
    int MinimumAge,
    bool ResidentsOnly,
    bool AccountToSign,
    int AnonymiseAfterDays,
    IReadOnlyList<Tier> Tiers
);

/// <summary>A threshold, and what it opens.</summary>
/// <param name="Signatures">How many must count; at least 1.</param>
/// <param name="MinCommunes">Communes that must count; 0: no condition.</param>
/// <param name="Cap">The largest share of the threshold that one commune may bring; null: no limit.</param>
public sealed record Tier(int Signatures, int MinCommunes, Share? Cap, Spoken Name, Spoken Consequence)
{
    /// <summary>Signatures of one commune that count towards this tier at most. At least 1, so that a cap never forbids a tier.</summary>
    public int MostOfACommune => Cap is { } cap ? Math.Max(1, (int)((long)Signatures * cap.Parts / cap.Whole)) : int.MaxValue;
}

/// <summary>A fraction: « 1/3 », « 33 % ».</summary>
public sealed record Share(int Parts, int Whole)
{
    /// <summary>Null for what is neither, and for a share that limits nothing.</summary>
    public static Share? Read(string? text)
    {
        var typed = (text ?? "").Replace('\u00a0', ' ').Replace('\u202f', ' ').Trim();
        var parts = typed.EndsWith('%') ? [typed[..^1].Trim(), "100"] : typed.Split('/', StringSplitOptions.TrimEntries);
        return
            parts is [var top, var bottom]
            && int.TryParse(top, out var some)
            && int.TryParse(bottom, out var whole)
            && some > 0
            && some < whole
            && whole <= 1_000
            ? new(some, whole)
            : null;
    }

    public override string ToString() => Whole == 100 ? $"{Parts}\u00a0%" : $"{Parts}/{Whole}";
}

/// <summary>Editors' words in both languages; English falls back to French.</summary>
public sealed record Spoken(string French, string? English)
{
    public string Here =>
        System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? English ?? French : French;

    /// <param name="culture"><c>fr-FR</c> or <c>en-US</c>.</param>
    public string In(string culture) => culture.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English ?? French : French;
}
