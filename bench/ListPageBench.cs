using System.Net;
using System.Text.RegularExpressions;

namespace Bench;

/// <summary>
/// The consultation's page as a reader asks for it, over HTTP, from two real sites: one with 1,000 contributions, one with
/// 100,000. With it what that site weighs in memory, what a long thread costs, and what a page weighs on the line.
/// </summary>
static partial class ListPageBench
{
    const int Small = 1_000;
    const int Large = 100_000;
    const int Rounds = 9;
    const double Promise = 1.5;
    const double MostMemory = 500;
    const double HeaviestPage = 100;

    /// <summary>Longer than the site takes to notice what another process wrote, and to show it.</summary>
    static readonly TimeSpan Notice = TimeSpan.FromMilliseconds(700);

    public static async Task<int> Run()
    {
        Console.WriteLine($"{DateTime.Now:yyyy-MM-dd HH:mm}, {Environment.ProcessorCount} cores, load {Load()}");
        using var small = await SeededSite.Start(Small);
        using var large = await SeededSite.Start(Large);
        var pages = Mix(small.Page).ToList();
        foreach (var (_, address) in pages.Concat(pages))
            await Task.WhenAll(small.Get(address), large.Get(address));

        var (anew, again) = (await Ratio(pages, small, large, anew: true), await Ratio(pages, small, large, anew: false));
        var memory = large.Memory();
        Console.WriteLine(
            $"serving {Large:N0} contributions after the mix: {memory.Now:F0} MB of working set, at most {memory.Peak:F0} MB since the start, index built meanwhile (promise: under {MostMemory}); {large.Collector}"
        );
        await Threads(large);
        var heaviest = await Weights(large);
        Console.WriteLine($"load at the end {Load()}");
        return anew <= Promise && again <= Promise && memory.Now < MostMemory && heaviest < HeaviestPage ? 0 : 1;
    }

    /// <summary>What readers ask: everything in several orders, filters of the four facets, words, and both together.</summary>
    static IEnumerable<(string Name, string Address)> Mix(string page)
    {
        yield return ("everything", page);
        yield return ("most supported", page + "?sort=most-supported");
        yield return ("most divided", page + "?sort=most-divided");
        yield return ("by contributor", page + "?sort=contributor");
        yield return ("page 40", page + "?page=40");
        yield return ("one type", page + "?type=proposal");
        yield return ("type, section, theme", page + "?type=proposal&section=eau&theme=Budget%20et%20entretien");
        yield return ("one commune, oldest", page + "?commune=38185&sort=oldest");
        yield return ("one status", page + "?status=UnderStudy");
        yield return ("common word", page + "?q=ville");
        yield return ("two words", page + "?q=donn%C3%A9es+ouvertes");
        yield return ("three words, two sections", page + "?q=piste+v%C3%A9lo+%C3%A9cole&section=eau&section=arbres");
        yield return (
            "word, four facets, sort",
            page + "?q=ville&type=proposal&section=eau&commune=38185&status=none&sort=recent"
        );
    }

    /// <summary>Both sites in turn, so that what else the machine does falls on both.</summary>
    /// <param name="anew">Somebody has just written: nothing that was counted before can serve.</param>
    static async Task<double> Ratio(List<(string Name, string Address)> pages, SeededSite small, SeededSite large, bool anew)
    {
        Console.WriteLine();
        Console.WriteLine(
            $"{(anew ? "first reading after a write" : "read again"), -30}{Small, 10:N0}{Large, 10:N0}   fastest: {Small, 8:N0}{Large, 10:N0}   (ms; median and fastest of {Rounds})"
        );
        var (ones, others) = (new List<List<double>>(), new List<List<double>>());
        foreach (var (name, address) in pages)
        {
            var (one, other) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                if (anew)
                {
                    await small.Touch();
                    await large.Touch();
                    await Task.Delay(Notice);
                }
                one.Add((await small.Get(address)).Took);
                other.Add((await large.Get(address)).Took);
            }
            ones.Add(one);
            others.Add(other);
            Print(name, Middle(one), Middle(other), one.Min(), other.Min());
        }
        var (few, many) = (Middle(ones.ConvertAll(Middle)), Middle(others.ConvertAll(Middle)));
        var (fewest, most) = (Middle(ones.ConvertAll(times => times.Min())), Middle(others.ConvertAll(times => times.Min())));
        Print("median of the mix", few, many, fewest, most);
        var ratio = many / few;
        Console.WriteLine(
            $"{ratio:F2} times (promise: at most {Promise}); of the fastest, which other programs disturb least: {most / fewest:F2}; load {Load()}"
        );
        return ratio;
    }

    static void Print(string name, double one, double other, double fastest, double otherFastest) =>
        Console.WriteLine($"{name, -30}{one, 10:F2}{other, 10:F2}            {fastest, 8:F2}{otherFastest, 10:F2}");

    static async Task Threads(SeededSite site)
    {
        var (few, many) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds * 2; round++)
        {
            few.Add((await site.Get($"/contributions/{site.LittleDiscussed}")).Took);
            many.Add((await site.Get($"/contributions/{site.MuchDiscussed}")).Took);
        }
        Console.WriteLine(
            $"contribution with {SeededSite.FewComments} comments {Middle(few):F2} ms, with {SeededSite.ManyComments:N0} comments {Middle(many):F2} ms ({Middle(many) / Middle(few):F2} times)"
        );
    }

    /// <summary>As a browser receives it, compressed, with the sheets and scripts it names; pictures and the font apart.</summary>
    static async Task<double> Weights(SeededSite site)
    {
        Console.WriteLine(
            $"{"kB on the line", -30}{"page", 8}{"sheets", 8}{"scripts", 8}{"sum", 8}   (font apart; promise: under {HeaviestPage})"
        );
        var heaviest = 0.0;
        foreach (
            var (name, address) in (IEnumerable<(string, string)>)
                [
                    ("home", "/"),
                    ("consultation", site.Page),
                    ("consultation, a word", site.Page + "?q=ville"),
                    ("contribution, few comments", $"/contributions/{site.LittleDiscussed}"),
                    ("contribution, 5,000 comments", $"/contributions/{site.MuchDiscussed}"),
                ]
        )
        {
            var page = await site.Get(address);
            var sheets = await Sum(site, Sheet().Matches(page.Text).Select(match => match.Groups[1].Value));
            var scripts = await Sum(site, Script().Matches(page.Text).Select(match => match.Groups[1].Value));
            var sum = (page.Bytes + sheets + scripts) / 1000.0;
            heaviest = Math.Max(heaviest, sum);
            Console.WriteLine(
                $"{name, -30}{page.Bytes / 1000.0, 8:F1}{sheets / 1000.0, 8:F1}{scripts / 1000.0, 8:F1}{sum, 8:F1}"
            );
        }
        return heaviest;
    }

    static async Task<long> Sum(SeededSite site, IEnumerable<string> addresses)
    {
        var sum = 0L;
        foreach (var address in addresses.Select(WebUtility.HtmlDecode).OfType<string>().Distinct(StringComparer.Ordinal))
            sum += (await site.Get(address)).Bytes;
        return sum;
    }

    static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);

    static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    [GeneratedRegex("""<link[^>]*rel="stylesheet"[^>]*href="(/[^"]+)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Sheet();

    [GeneratedRegex("""<script[^>]*src="(/[^"]+)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Script();
}
