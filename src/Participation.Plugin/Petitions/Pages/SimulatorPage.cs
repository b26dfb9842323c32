using System.Globalization;
using Microsoft.AspNetCore.Http;
using Participation.Geography;
using Participation.Pages;

namespace Participation.Petitions;

/// <summary>
/// Which tiers any spread over the communes would reach, and why not: <c>/petitions/simulator?process=slug&amp;c38185=420…</c>.
/// A form sent by GET: a spread has an address that can be shared.
/// </summary>
static class SimulatorPage
{
    /// <summary>More than there are inhabitants.</summary>
    const int Most = 1_000_000;

    /// <param name="Counts">By INSEE code, as typed.</param>
    /// <param name="Progress">Null before anything is typed.</param>
    public sealed record Model(
        IReadOnlyList<PetitionProcess> Processes,
        PetitionProcess Process,
        IReadOnlyList<Commune> Communes,
        IReadOnlyDictionary<string, int> Counts,
        IReadOnlyList<TierProgress> Progress
    );

    public static IResult Show(string? process, PetitionProcesses processes, Communes communes, HttpRequest request)
    {
        var chosen = processes.Find(process) ?? (string.IsNullOrEmpty(process) ? processes.Here.FirstOrDefault() : null);
        if (chosen is null)
            return Results.NotFound();
        var counts = Counts(communes, request);
        var progress = TierRules.Of(chosen.Rules, counts);
        return new View("/Petitions/Pages/Simulator.cshtml", new Model(processes.Here, chosen, communes.All, counts, progress));
    }

    /// <summary>One word of the query a commune; what is no number is none.</summary>
    public static Dictionary<string, int> Counts(Communes communes, HttpRequest request) =>
        communes
            .All.Select(commune => (commune.Insee, Count: Read(request.Query["c" + commune.Insee])))
            .Where(count => count.Count > 0)
            .ToDictionary(count => count.Insee, count => count.Count, StringComparer.Ordinal);

    static int Read(string? typed) =>
        int.TryParse(
            typed,
            NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out var count
        )
            ? Math.Clamp(count, 0, Most)
            : 0;
}
