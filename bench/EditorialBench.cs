namespace Bench;

/// <summary>
/// What a page of the editorial content costs the processor, compressed, over HTTP, from a real site in a process of its
/// own. Processor time, not elapsed time: what else the machine does weighs little on it.
/// </summary>
static class EditorialBench
{
    const int WarmUp = 3_000;
    const int Rounds = 21;
    const int Batch = 100;
    const double Promise = 3;

    static readonly string[] Pages =
    [
        "/",
        "/en/",
        "/comprendre/pourquoi-fait-il-plus-chaud-en-ville/",
        "/ressources/?kind=document",
        "/glossaire/",
        "/qui-fait-quoi/",
        "/participer/rafraichir-nos-places/",
    ];

    public static async Task<int> Run()
    {
        using var site = await SeededSite.Start(contributions: 10);
        for (var request = 0; request < WarmUp; request++)
            await site.Get(Pages[request % Pages.Length]);
        var home = 0.0;
        foreach (var page in Pages)
        {
            var costs = new List<double>();
            for (var round = 0; round < Rounds; round++)
                costs.Add(await Cost(site, page));
            costs.Sort();
            var median = costs[Rounds / 2];
            Console.WriteLine($"{page, -55}{median, 8:F2} ms of processor (least {costs[0]:F2}, most {costs[^1]:F2})");
            if (page == "/")
                home = median;
        }
        Console.WriteLine($"home page: {home:F2} ms (promise: under {Promise})");
        return home < Promise ? 0 : 1;
    }

    static async Task<double> Cost(SeededSite site, string page)
    {
        var before = site.ProcessorTime;
        for (var request = 0; request < Batch; request++)
            await site.Get(page);
        return (site.ProcessorTime - before).TotalMilliseconds / Batch;
    }
}
