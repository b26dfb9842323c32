namespace Participation.Petitions;

/// <summary>The signatures of a petition that counted at one instant.</summary>
/// <param name="At">The instant the figures are exact at.</param>
/// <param name="ByCommune">By INSEE code, every channel; exact: only rules and agents see it.</param>
/// <param name="Paper">Of all, those on paper.</param>
public sealed record PetitionCount(DateTimeOffset At, int Total, int Paper, IReadOnlyDictionary<string, int> ByCommune)
{
    /// <summary>Below this a commune's figure could tell who signed: the public reads "fewer than 5".</summary>
    public const int Least = 5;

    public static PetitionCount None(DateTimeOffset at) => new(at, 0, 0, new Dictionary<string, int>());

    public static PetitionCount Of(DateTimeOffset at, IEnumerable<(string Commune, SignatureChannel Channel, int Count)> tallies)
    {
        var rows = tallies.Where(row => row.Count != 0).ToList();
        return new(
            at,
            rows.Sum(row => row.Count),
            rows.Where(row => row.Channel is SignatureChannel.Paper).Sum(row => row.Count),
            rows.GroupBy(row => row.Commune, StringComparer.Ordinal)
                .ToDictionary(commune => commune.Key, commune => commune.Sum(row => row.Count), StringComparer.Ordinal)
        );
    }
}
