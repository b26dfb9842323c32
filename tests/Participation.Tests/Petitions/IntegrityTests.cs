using System.Net;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Pages;
using Participation.Petitions;
using Testing;
using Testing.Site;
using Xunit;

namespace Participation.Tests.Petitions;

public sealed class IntegrityTests(Sites sites)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static readonly SuspectFilter Robots = SuspectFilter.Read(field => field == "name" ? "Nom 1" : null);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Signatures_leave_the_count_by_criteria_and_come_back_and_the_count_is_the_rows_all_along(
        DatabaseProvider provider
    )
    {
        var site = await sites.On(provider);
        var petition = await site.Petition();
        await site.ConfirmAll(await site.Waiting(petition, 40, number => number % 2 == 0 ? Square.Grenoble : "38158"));
        await site.Follow(petition);

        var preview = await site.With((FindSuspects find) => find.Look(petition.Id, Robots, Stop));
        Assert.Equal(11, preview.Count); // nom 1, nom 10 to nom 19
        Assert.All(preview.Some, one => Assert.StartsWith("Nom 1", one.Name, StringComparison.Ordinal));
        Assert.Equal(InvalidateSignatures.Outcome.Started, await Start(site, petition, Square.Zoe, preview.Count));
        await Until(site, petition, InvalidationState.Done);

        Assert.Equal(29, (await site.Count(petition)).Total);
        await site.TalliesAreRows(petition);
        await Start(
            site,
            petition,
            Square.Zoe,
            0,
            SuspectFilter.Read(field => field == "domain" ? "example.test" : null),
            all: true
        );
        await Until(site, petition, InvalidationState.Done, decisions: 2);
        await site.Follow(petition);
        Assert.Contains(StepKind.TierLost, await site.Steps(petition));
        Assert.Equal(0, (await site.Count(petition)).Total);

        foreach (
            var id in await site.Rows(db =>
                db.Invalidations.Where(row => row.PetitionId == petition.Id).Select(row => row.Id).ToListAsync(Stop)
            )
        )
            Assert.Equal(
                InvalidateSignatures.Outcome.Started,
                await site.With((InvalidateSignatures verb) => verb.Reverse(Square.Yann, id, Stop))
            );
        await Until(site, petition, InvalidationState.Reversed, decisions: 2);
        Assert.Equal(40, (await site.Count(petition)).Total);
        await site.TalliesAreRows(petition);
        using var browser = site.Browser();
        Assert.Contains(
            "Annulée",
            await browser.GetStringAsync($"/petitions/{petition.Id}/integrity", Stop),
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_decision_rests_on_what_was_seen_and_says_why(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var petition = await site.Petition();
        await site.ConfirmAll(await site.Waiting(petition, 3));
        Assert.Equal(InvalidateSignatures.Outcome.NotAnAgent, await Start(site, petition, null, 1));
        Assert.Equal(InvalidateSignatures.Outcome.Changed, await Start(site, petition, Square.Zoe, 2));
        Assert.Equal(
            InvalidateSignatures.Outcome.NoCriteria,
            await Start(site, petition, Square.Zoe, 3, SuspectFilter.Read(_ => ""))
        );
        Assert.Equal(
            InvalidateSignatures.Outcome.NotNow,
            await site.With((InvalidateSignatures verb) => verb.Stop(Square.Zoe, Guid.NewGuid(), Stop))
        );
        using var browser = site.Browser(followRedirects: false);
        using var answer = await browser.GetAsync($"/petitions/{petition.Id}/suspects", Stop);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Bursts_show_networks_as_hashes_domains_and_hours(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var petition = await site.Petition();
        await site.ConfirmAll(await site.Waiting(petition, 8));
        var bursts = await site.With((FindSuspects find) => find.Run(petition.Id, Stop));
        Assert.Equal([new("network", 8)], bursts.Networks);
        Assert.Equal([new("example.test", 8)], bursts.Domains);
        Assert.Equal(8, bursts.Hours.Sum(hour => hour.Count));
        var hour = bursts.Hours[0].Hour;
        var inHour = new SuspectFilter(null, null, null, null, hour, hour.AddHours(1));
        Assert.Equal(bursts.Hours[0].Count, (await site.With((FindSuspects find) => find.Look(petition.Id, inHour, Stop))).Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_recount_that_differs_is_an_alarm(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var petition = await site.Petition();
        await site.ConfirmAll(await site.Waiting(petition, 4));
        // Somebody writes into the tallies: two errors that cancel out are errors all the same.
        await site.Rows(db =>
            db.Database.ExecuteSqlRawAsync(
                $$"""UPDATE {{db.Choice.Table("SignatureTallies")}} SET "Commune" = '38140' WHERE "PetitionId" = {0}""",
                [petition.Id],
                Stop
            )
        );
        var recount = await site.With((RecountSignatures verb) => verb.Run(petition.Id, Stop));
        Assert.Equal((4, 4, false), (recount.Rows, recount.Tallied, recount.Agrees));
        Assert.Equal(1, await site.Rows(db => db.Letters.CountAsync(row => row.Key == $"recount/{recount.Id}", Stop)));
    }

    [Theory]
    [InlineData("2026-11-23T01:00:00Z", "2026-11-22T02:10:00Z")]
    [InlineData("2026-11-23T03:00:00Z", "2026-11-23T02:10:00Z")]
    [InlineData("2026-07-01T01:10:00Z", "2026-07-01T01:10:00Z")]
    public void The_recount_is_due_at_ten_past_three_in_Paris(string now, string due) =>
        Assert.Equal(
            DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture),
            NightlyRecount.LastDue(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture))
        );

    [Fact]
    public async Task Small_figures_of_a_commune_are_not_told_to_the_public()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var petition = await site.Petition();
        await site.ConfirmAll(await site.Waiting(petition, 10, number => number < 4 ? "38158" : Square.Grenoble));
        await Task.Delay(CountSignatures.Age + TimeSpan.FromSeconds(1), Stop);
        using var browser = site.Browser();
        var api = await browser.GetStringAsync($"/api/participation/v1/petitions/{petition.Id}", Stop);
        Assert.Contains(
            """{"insee":"38158","name":"Crolles","signatures":null}""".Replace(
                "Crolles",
                Name(site, "38158"),
                StringComparison.Ordinal
            ),
            api,
            StringComparison.Ordinal
        );
        Assert.Contains("\"signatures\":6}", api, StringComparison.Ordinal);
        var page = await browser.GetStringAsync($"/petitions/{petition.Id}", Stop);
        Assert.Contains("Moins de 5", page, StringComparison.Ordinal);
        Assert.Contains("10 signatures", page, StringComparison.Ordinal);
    }

    static string Name(TestSite site, string insee) =>
        ((global::Participation.Geography.Communes)site.Services.GetService(typeof(global::Participation.Geography.Communes))!)
            .Find(insee)!
            .Name;

    static async Task<InvalidateSignatures.Outcome> Start(
        TestSite site,
        Petition petition,
        Agent? agent,
        int expected,
        SuspectFilter? filter = null,
        bool all = false
    )
    {
        var by = filter ?? Robots;
        if (all)
            expected = (await site.With((FindSuspects find) => find.Look(petition.Id, by, Stop))).Count;
        return await site.With(
            (InvalidateSignatures verb) => verb.Start(agent, petition.Id, new(by, "Un robot.", expected), Stop)
        );
    }

    static async Task Until(TestSite site, Petition petition, InvalidationState state, int decisions = 1)
    {
        for (var patience = 0; patience < 200; patience++, await Task.Delay(100, Stop))
            if (
                await site.Rows(db =>
                    db.Invalidations.CountAsync(row => row.PetitionId == petition.Id && row.State == state, Stop)
                ) == decisions
            )
                return;
        Assert.Fail($"Never {state}.");
    }
}
