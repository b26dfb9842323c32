using System.Globalization;
using Participation.Geography;

namespace Participation.Petitions;

/// <summary>A petition in the API's list.</summary>
/// <param name="Process">Slug of the right of petition.</param>
/// <param name="Author">Pseudonym; null once the account is closed.</param>
/// <param name="State">open, gathering, admissibility, reached, debate, answered, closed or refused; at the instant of the answer.</param>
/// <param name="IsPaused">Open, and nobody can sign for the moment.</param>
/// <param name="Closes">Until just before this instant; null while it is not open.</param>
/// <param name="Url">Absolute address of its page.</param>
public sealed record PetitionItem(
    Guid Id,
    string? Process,
    string Title,
    string? Author,
    PetitionState State,
    bool IsPaused,
    int Signatures,
    DateTimeOffset? FiledAt,
    DateTimeOffset? Opened,
    DateTimeOffset? Closes,
    string Url
);

/// <summary>One petition with everything a program needs to show it.</summary>
/// <param name="CanSign">Whether signatures are taken now.</param>
/// <param name="JudgedBy">While its admissibility is judged: until when that is promised.</param>
/// <param name="Communes">Figures under five are null: they could tell who signed.</param>
public sealed record PetitionDetails(
    PetitionItem Petition,
    string Body,
    bool CanSign,
    DateTimeOffset? JudgedBy,
    CountView Count,
    IReadOnlyList<CommuneView> Communes,
    IReadOnlyList<StepView> Steps,
    RulesView Rules
);

/// <summary>The count alone, tiny, for whoever watches it.</summary>
/// <param name="At">The instant the figures are exact at.</param>
/// <param name="Total">Online and on paper.</param>
public sealed record CountView(DateTimeOffset At, int Total, int Paper, IReadOnlyList<TierView> Tiers)
{
    public static CountView Of(PetitionRules rules, PetitionCount count) =>
        new(count.At, count.Total, count.Paper, [.. TierRules.Of(rules, count.ByCommune).Select(TierView.Of)]);
}

/// <param name="Counted">Signatures that count towards it: a commune brings at most its cap.</param>
/// <param name="Communes">Communes that have enough signatures to count.</param>
public sealed record TierView(string Name, int Signatures, int Counted, int MinCommunes, int Communes, bool Reached)
{
    public static TierView Of(TierProgress tier) =>
        new(tier.Tier.Name.Here, tier.Tier.Signatures, tier.Counted, tier.Tier.MinCommunes, tier.Communes, tier.IsReached);
}

/// <param name="Signatures">Null when fewer than five.</param>
public sealed record CommuneView(string Insee, string Name, int? Signatures)
{
    public static IReadOnlyList<CommuneView> Of(Communes communes, PetitionCount count) =>
        [
            .. communes.All.Select(commune => new CommuneView(
                commune.Insee,
                commune.Name,
                count.ByCommune.GetValueOrDefault(commune.Insee) is >= PetitionCount.Least and var number ? number : null
            )),
        ];
}

/// <param name="Tier">Name of the tier that was reached or lost.</param>
/// <param name="On">The new end, or the day of the debate.</param>
public sealed record StepView(
    StepKind Kind,
    DateTimeOffset At,
    RefusalReason? Reason,
    string? Text,
    string? Tier,
    DateTimeOffset? On,
    string? Video,
    string? Minutes
)
{
    public static StepView Of(PetitionStep step, PetitionRules rules) =>
        new(
            step.Kind,
            step.At,
            step.Reason,
            step.Text.Length > 0 ? step.Text : null,
            step.Tier is { } place && place < rules.Tiers.Count ? rules.Tiers[place].Name.Here : null,
            step.On,
            step.Video,
            step.Minutes
        );
}

/// <summary>A right of petition: what it takes.</summary>
/// <param name="CommuneMinimum">Signatures from which a commune counts.</param>
public sealed record RulesView(
    int FirstSupporters,
    int GatheringDays,
    int AdmissibilityDays,
    int DurationDays,
    int GraceDays,
    int CommuneMinimum,
    int MinimumAge,
    bool ResidentsOnly,
    bool AccountToSign,
    IReadOnlyList<TierRuleView> Tiers
)
{
    public static RulesView Of(PetitionRules rules) =>
        new(
            rules.FirstSupporters,
            rules.GatheringDays,
            rules.AdmissibilityDays,
            rules.DurationDays,
            rules.GraceDays,
            rules.CommuneMinimum,
            rules.MinimumAge,
            rules.ResidentsOnly,
            rules.AccountToSign,
            [
                .. rules.Tiers.Select(tier => new TierRuleView(
                    tier.Name.Here,
                    tier.Consequence.Here,
                    tier.Signatures,
                    tier.MinCommunes,
                    tier.Cap is null ? null : tier.MostOfACommune
                )),
            ]
        );
}

/// <param name="MostOfACommune">Signatures of one commune that count at most; null: all.</param>
public sealed record TierRuleView(string Name, string Consequence, int Signatures, int MinCommunes, int? MostOfACommune);

/// <param name="Slug">Names it in the API.</param>
public sealed record PetitionProcessView(Guid Id, string Slug, string Title, string Summary, string Url, RulesView Rules);

/// <summary>From rows to views, with the words and addresses of this request.</summary>
public sealed class PetitionPresentation(
    PetitionProcesses processes,
    Communes communes,
    Microsoft.Extensions.Options.IOptions<ParticipationOptions> options
)
{
    string Root => options.Value.PublicUrl().TrimEnd('/');

    static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "/en" : "";

    public PetitionItem Of(Petition row, string? author, int signatures, DateTimeOffset now) =>
        new(
            row.Id,
            processes.Find(row.ProcessId)?.Slug,
            row.Title,
            author,
            row.StateAt(now),
            row.Stage is PetitionStage.Paused,
            signatures,
            row.FiledAt,
            row.OpenedAt,
            row.ClosesAt,
            $"{Root}{Language}/petitions/{row.Id}"
        );

    public PetitionDetails Of(ReadPetition.Result found) =>
        new(
            Of(found.Petition, found.Author, found.Count.Total, found.Now),
            found.Petition.Body,
            found.Petition.TakesSignaturesAt(found.Now),
            found.Stage is PetitionStage.Admissibility ? found.Petition.JudgedBy : null,
            CountView.Of(found.Petition.Rules, found.Count),
            CommuneView.Of(communes, found.Count),
            [
                .. found
                    .Steps.Where(step => step.Kind is not StepKind.Claimed)
                    .Select(step => StepView.Of(step, found.Petition.Rules)),
            ],
            RulesView.Of(found.Petition.Rules)
        );

    public PetitionProcessView Of(PetitionProcess process) =>
        new(process.Id, process.Slug, process.Title, process.Summary, Root + process.Url, RulesView.Of(process.Rules));
}
