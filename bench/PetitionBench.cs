using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Bench;

/// <summary>
/// The three promises of petitions: the confirmation beside one transaction a request and beside a bare endpoint; a surge
/// of 2,000 signatures a minute, ten times faster, with 2,000 page reads a second asked for; a million signatures beside
/// five thousand. Client and servers share the machine.
/// </summary>
static class PetitionBench
{
    const int Connections = 64;
    const int Signatures = 12_000;
    const int Rounds = 3;

    /// <summary>2,000 a minute for ten minutes, in one minute.</summary>
    const int SurgeLength = 60;
    const int SurgeSignatures = 20_000;
    const int PagesPerSecond = 2_000;

    public static async Task<int> Run()
    {
        Console.WriteLine($"load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}, {Environment.ProcessorCount} cores");
        using var seeds = new PetitionSeeds();
        await seeds.Migrate();
        var broken = await Confirmation(seeds) + await Surge(seeds) + await Million(seeds);
        Console.WriteLine(broken == 0 ? "every promise holds" : $"{broken} promises broken");
        return broken;
    }

    static async Task<int> Confirmation(PetitionSeeds seeds)
    {
        var rates = new Dictionary<string, List<double>>
        {
            ["confirmation"] = [],
            ["alone"] = [],
            ["bare"] = [],
        };
        for (var round = 0; round < Rounds; round++)
        {
            var (site, address) = await PetitionServer.Launch("whole", seeds.Folder);
            var petition = await seeds.Petition();
            rates["confirmation"].Add(await Rate(address, "/petitions/signatures/", await seeds.Waiting(petition, Signatures)));
            var (rows, tallied) = await seeds.Count(petition);
            if (rows != Signatures || tallied != Signatures)
                throw new InvalidOperationException($"{Signatures} answered, {rows} rows, {tallied} tallied.");
            var other = await seeds.Petition();
            rates["alone"].Add(await Rate(address, $"/bench/alone/{other}/", await seeds.Waiting(other, Signatures / 4)));
            Stop(site);
            var (bare, bareAddress) = await PetitionServer.Launch("bare", seeds.Folder);
            var third = await seeds.Petition();
            rates["bare"].Add(await Rate(bareAddress, $"/bench/bare/{third}/", await seeds.Waiting(third, Signatures)));
            Stop(bare);
        }
        double Median(string kind) => rates[kind].Order().ElementAt(Rounds / 2);
        var (toAlone, toBare) = (Median("confirmation") / Median("alone"), Median("confirmation") / Median("bare"));
        foreach (var (kind, all) in rates)
            Console.WriteLine(
                $"{kind}: {Median(kind):N0} a second ({string.Join(", ", all.Select(rate => rate.ToString("N0")))})"
            );
        Console.WriteLine($"confirmation / alone {toAlone:F2} (at least 4), confirmation / bare {toBare:F2} (at least 0.5)");
        return (toAlone >= 4 ? 0 : 1) + (toBare >= 0.5 ? 0 : 1);
    }

    /// <returns>Answers a second.</returns>
    static async Task<double> Rate(Uri address, string path, IReadOnlyList<Guid> tokens)
    {
        using var client = Client(address);
        var queue = new ConcurrentQueue<Guid>(tokens);
        for (var warm = 0; warm < Connections * 4 && queue.TryDequeue(out var token); warm++)
            await Press(client, path + token.ToString("N"));
        var left = queue.Count;
        var begun = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, Connections)
                .Select(async _ =>
                {
                    while (queue.TryDequeue(out var token))
                        await Press(client, path + token.ToString("N"));
                })
        );
        return left / begun.Elapsed.TotalSeconds;
    }

    static async Task Press(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("X-Forwarded-For", $"198.51.{Random.Shared.Next(256)}.{Random.Shared.Next(256)}");
        using var answer = await client.SendAsync(request);
        if (answer.StatusCode is not HttpStatusCode.Found)
            throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}");
    }

    static async Task<int> Surge(PetitionSeeds seeds)
    {
        var petition = await seeds.Petition();
        var tokens = await seeds.Waiting(petition, SurgeSignatures);
        var (site, address) = await PetitionServer.Launch("whole", seeds.Folder);
        using var client = Client(address);
        (await client.GetAsync($"/petitions/{petition}")).EnsureSuccessStatusCode();
        var (signing, reading) = (new ConcurrentBag<double>(), new ConcurrentBag<double>());
        await Task.WhenAll(
            Pace(
                SurgeSignatures,
                SurgeLength,
                signing,
                number => Press(client, "/petitions/signatures/" + tokens[number].ToString("N"))
            ),
            Pace(
                PagesPerSecond * SurgeLength,
                SurgeLength,
                reading,
                async _ =>
                {
                    using var answer = await client.GetAsync($"/petitions/{petition}");
                    answer.EnsureSuccessStatusCode();
                    await answer.Content.CopyToAsync(Stream.Null);
                }
            )
        );
        Stop(site);
        var (rows, tallied) = await seeds.Count(petition);
        var (p99, page99) = (Percentile(signing, 0.99), Percentile(reading, 0.99));
        Console.WriteLine(
            $"surge: {signing.Count:N0} signatures (p50 {Percentile(signing, 0.5):F1} ms, p99 {p99:F1} ms, at most 250), {reading.Count:N0} pages (p50 {Percentile(reading, 0.5):F1} ms, p99 {page99:F1} ms, at most 50); {rows:N0} rows, {tallied:N0} tallied"
        );
        var isWhole = rows == SurgeSignatures && tallied == SurgeSignatures;
        return (isWhole ? 0 : 1) + (p99 < 250 ? 0 : 1) + (page99 < 50 ? 0 : 1);
    }

    /// <summary>Each at its own instant, whether the former ones have been answered or not; late ones count their lateness.</summary>
    static async Task Pace(int count, int seconds, ConcurrentBag<double> took, Func<int, Task> send)
    {
        var begun = Stopwatch.StartNew();
        var sent = new List<Task>(count);
        for (var number = 0; number < count; )
        {
            var due = Math.Min(count, (int)(begun.Elapsed.TotalSeconds / seconds * count) + 1);
            for (; number < due; number++)
                sent.Add(One(number));
            await Task.Delay(1);
        }
        await Task.WhenAll(sent);

        async Task One(int number)
        {
            var due = TimeSpan.FromSeconds((double)number / count * seconds);
            await Task.Yield();
            await send(number);
            took.Add((begun.Elapsed - due).TotalMilliseconds);
        }
    }

    static double Percentile(ConcurrentBag<double> all, double share) =>
        all.Order().ElementAt(Math.Min(all.Count - 1, (int)(all.Count * share)));

    static async Task<int> Million(PetitionSeeds seeds)
    {
        var (small, large) = (await seeds.Petition(), await seeds.Petition());
        await seeds.Signed(small, 5_000);
        var begun = Stopwatch.StartNew();
        await seeds.Signed(large, 1_000_000);
        Console.WriteLine($"1,000,000 signatures written in {begun.Elapsed.TotalSeconds:F0} s");
        var (site, address) = await PetitionServer.Launch("whole", seeds.Folder);
        var broken = 0;
        // With a word in the address the page is drawn for this reader, not kept.
        foreach (
            var (name, path) in new[]
            {
                ("page with its map, drawn", "/petitions/{0}?said=signed"),
                ("page, kept", "/petitions/{0}"),
                ("count", "/api/participation/v1/petitions/{0}/count"),
            }
        )
        {
            var (few, many) = await Medians(address, path, small, large);
            broken += Say(name, few, many);
        }
        broken += Say("invalidation preview", await seeds.Preview(small), await seeds.Preview(large));
        Stop(site);
        return broken;
    }

    static int Say(string name, double few, double many)
    {
        Console.WriteLine($"{name}: {few:F2} ms at 5,000, {many:F2} ms at 1,000,000: {many / few:F2} (at most 1.5)");
        return many / few <= 1.5 ? 0 : 1;
    }

    /// <summary>In turn, past the second that figures are kept.</summary>
    static async Task<(double Few, double Many)> Medians(Uri address, string path, Guid small, Guid large)
    {
        using var client = Client(address);
        List<double> few = [],
            many = [];
        for (var round = 0; round < 12; round++)
        {
            await Task.Delay(1_100);
            few.Add(await Once(small));
            many.Add(await Once(large));
        }
        return (few.Skip(3).Order().ElementAt(4), many.Skip(3).Order().ElementAt(4));

        async Task<double> Once(Guid petition)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(
                string.Format(System.Globalization.CultureInfo.InvariantCulture, path, petition)
            );
            answer.EnsureSuccessStatusCode();
            await answer.Content.CopyToAsync(Stream.Null);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    static HttpClient Client(Uri address)
    {
        var client = new HttpClient(
            new SocketsHttpHandler
            {
                MaxConnectionsPerServer = Connections,
                AllowAutoRedirect = false,
                UseCookies = false,
            }
        )
        {
            BaseAddress = address,
        };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        client.DefaultRequestHeaders.Add("Accept", "text/html,*/*");
        return client;
    }

    static void Stop(Process process)
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
