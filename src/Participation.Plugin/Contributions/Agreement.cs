using System.Globalization;

namespace Participation.Contributions;

/// <summary>The bar of opinions: shares in per cent that add up to 100.</summary>
public sealed record Agreement(int All, int Agree, int Mixed, int Disagree)
{
    public static Agreement Of(Tally votes) => Of(votes.AllAgree, votes.AllMixed, votes.AllDisagree);

    public static Agreement Of(long agree, long mixed, long disagree)
    {
        var all = agree + mixed + disagree;
        if (all == 0)
            return new Agreement(0, 0, 0, 0);
        // Largest remainders: rounding each share alone would give 99 or 101.
        var exact = new[] { agree, mixed, disagree }.Select(count => 100.0 * count / all).ToArray();
        var shares = exact.Select(share => (int)share).ToArray();
        foreach (
            var index in Enumerable.Range(0, 3).OrderByDescending(index => exact[index] - shares[index]).Take(100 - shares.Sum())
        )
            shares[index]++;
        return new Agreement((int)all, shares[0], shares[1], shares[2]);
    }

    /// <summary>For the SVG: always with a point, whatever the language of the page.</summary>
    public string Width(int share) => share.ToString(CultureInfo.InvariantCulture) + "%";
}
