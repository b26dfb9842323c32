using System.Net;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Petitions;
using Testing;
using Testing.Site;
using Xunit;

namespace Participation.Tests.Petitions;

public sealed class LifeTests(Sites sites)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    const string Body = "Nous demandons un point d’eau potable à moins de dix minutes à pied de chaque logement.";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_petition_goes_from_draft_to_answer_and_each_step_says_who_when_and_why(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var (browser, author) = await site.Citizen("gentiane");
        using var _ = browser;
        var id = await Write(site, author, filing: false);
        Assert.Equal(PetitionStage.Draft, (await Row(site, id)).Stage);
        using (var stranger = site.Browser())
        using (var hidden = await stranger.GetAsync($"/petitions/{id}", Stop))
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Contains("lu que par vous", await browser.GetStringAsync($"/petitions/{id}", Stop), StringComparison.Ordinal);
        Assert.Equal(id, await Write(site, author, filing: true, draft: id));

        var petition = await Row(site, id);
        Assert.Equal(PetitionStage.Gathering, petition.Stage);
        Assert.Equal(50, petition.Rules.FirstSupporters);
        await site.ConfirmAll(await site.Waiting(petition, 50));
        await site.Follow(petition);
        Assert.Equal(PetitionStage.Admissibility, (await Row(site, id)).Stage);

        Assert.Equal(DecideOnPetition.Outcome.NotNow, await site.Decide(petition, StepKind.Paused));
        Assert.Equal(DecideOnPetition.Outcome.NoReason, await site.Decide(petition, StepKind.Refused));
        foreach (
            var (deed, day) in new[]
            {
                (StepKind.Claimed, null),
                (StepKind.Admitted, null),
                (StepKind.Paused, null),
                (StepKind.Resumed, null),
                (StepKind.Extended, "2099-06-30"),
                (StepKind.DebatePlanned, "2099-09-01"),
                (StepKind.DebateHeld, "2099-09-01"),
                (StepKind.Answered, (string?)null),
                (StepKind.Closed, null),
                (StepKind.Reopened, "2099-12-31"),
            }
        )
            Assert.Equal((deed, DecideOnPetition.Outcome.Done), (deed, await site.Decide(petition, deed, day: day)));

        var row = await Row(site, id);
        Assert.Equal((PetitionStage.Open, PetitionOutcome.Answered), (row.Stage, row.Outcome));
        Assert.Equal(new DateTimeOffset(2099, 12, 31, 23, 0, 0, TimeSpan.Zero), row.ClosesAt);
        Assert.Equal(
            [
                StepKind.Filed,
                StepKind.Submitted,
                StepKind.Claimed,
                StepKind.Admitted,
                StepKind.Paused,
                StepKind.Resumed,
                StepKind.Extended,
                StepKind.DebatePlanned,
                StepKind.DebateHeld,
                StepKind.Answered,
                StepKind.Closed,
                StepKind.Reopened,
            ],
            await site.Steps(petition)
        );
        // The author is told of each but the claim, the agents of what waits for them.
        var told = await site.Rows(db => db.Letters.Where(letter => letter.Key.StartsWith("petition/" + id)).ToListAsync(Stop));
        Assert.Equal(11, told.Count(letter => letter.PersonId == author));
        Assert.Equal(1, told.Count(letter => letter.PersonId == null));
        var page = await browser.GetStringAsync($"/petitions/{id}", Stop);
        Assert.Contains("La Métropole a répondu", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Zoé", page, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_refusal_is_published_with_its_reason_and_another_agent_judges_the_appeal(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var petition = await site.Petition(PetitionStage.Admissibility);
        Assert.Equal(DecideOnPetition.Outcome.Done, await site.Decide(petition, StepKind.Refused, reason: "outOfScope"));
        using var browser = site.Browser();
        var page = await browser.GetStringAsync($"/petitions/{petition.Id}", Stop);
        Assert.Contains("ne relève pas de la Métropole", page, StringComparison.Ordinal);
        Assert.Contains("Parce que.", page, StringComparison.Ordinal);

        Task<AppealRefusal.Outcome> Appeal(Guid who) =>
            site.With((AppealRefusal verb) => verb.Run(petition.Id, who, "Si.", Stop));
        Assert.Equal(AppealRefusal.Outcome.NoSuchPetition, await Appeal(Guid.NewGuid()));
        Assert.Equal(AppealRefusal.Outcome.Appealed, await Appeal(petition.AuthorId));
        Assert.Equal(DecideOnPetition.Outcome.AnotherAgent, await site.Decide(petition, StepKind.Admitted));
        Assert.Equal(
            DecideOnPetition.Outcome.Done,
            await site.Decide(petition, StepKind.Refused, Square.Yann, reason: "charter")
        );
        Assert.Equal(AppealRefusal.Outcome.NotNow, await Appeal(petition.AuthorId));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_tier_is_reached_once_however_many_look_and_lost_when_it_does_not_hold(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var petition = await site.Petition();
        await site.ConfirmAll(await site.Waiting(petition, 12, number => number < 10 ? Square.Grenoble : "38140"));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => site.Follow(petition)));

        Assert.Equal([StepKind.TierReached], await site.Steps(petition));
        Assert.Equal(PetitionState.Reached, (await site.Again(petition)).StateAt(site.Clock.GetUtcNow()));
        await TakeOut(site, petition, "38140");
        await site.Follow(petition);
        Assert.Equal([StepKind.TierReached, StepKind.TierLost], await site.Steps(petition));
        Assert.Equal(0, (await site.Again(petition)).TiersHeld);
    }

    [Fact]
    public async Task Time_alone_closes_a_collection_and_says_so_once()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var open = await site.Petition();
        var gathering = await site.Petition(PetitionStage.Gathering, Square.Rules with { FirstSupporters = 5 });
        var past = site.Clock.GetUtcNow().AddMinutes(-1);
        await site.Rows(db =>
            db.InTransaction(
                () =>
                    db
                        .Petitions.Where(row => row.Id == open.Id || row.Id == gathering.Id)
                        .ExecuteUpdateAsync(
                            row => row.SetProperty(it => it.ClosesAt, past).SetProperty(it => it.GatherUntil, past),
                            Stop
                        ),
                Stop
            )
        );
        // Closed from that instant on, before anything noticed.
        Assert.Equal(PetitionStage.Closed, (await site.Again(open)).StageAt(site.Clock.GetUtcNow()));
        await site.Follow(open);
        await site.Follow(open);
        await site.Follow(gathering);
        Assert.Equal([StepKind.Closed], await site.Steps(open));
        Assert.Equal([StepKind.Lapsed], await site.Steps(gathering));
    }

    [Fact]
    public async Task Only_agents_decide_and_only_on_what_they_saw()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var petition = await site.Petition(PetitionStage.Admissibility);
        var verb = new DecideOnPetition.Form("admitted", null) { Seen = site.Clock.GetUtcNow() };
        Assert.Equal(
            DecideOnPetition.Outcome.NotAnAgent,
            await site.With((DecideOnPetition decide) => decide.Run(null, petition.Id, verb, Stop))
        );
        Assert.Equal(
            DecideOnPetition.Outcome.NoSuchDeed,
            await site.With(
                (DecideOnPetition decide) => decide.Run(Square.Zoe, petition.Id, verb with { Deed = "tierReached" }, Stop)
            )
        );
        await Task.Delay(5, Stop);
        await site.Decide(petition, StepKind.Claimed, Square.Yann);
        Assert.Equal(
            DecideOnPetition.Outcome.NotNow,
            await site.With((DecideOnPetition decide) => decide.Run(Square.Zoe, petition.Id, verb, Stop))
        );
        using var browser = site.Browser(followRedirects: false);
        foreach (var address in (string[])["/petitions/desk", $"/petitions/{petition.Id}/desk"])
            using (var answer = await browser.GetAsync(address, Stop))
                Assert.Contains("/umbraco/login", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var sent = await browser.PostAsync(
            $"/petitions/{petition.Id}/desk",
            new FormUrlEncodedContent([new("deed", "admitted")]),
            Stop
        );
        Assert.Equal(HttpStatusCode.Unauthorized, sent.StatusCode);
    }

    static async Task<Guid> Write(TestSite site, Guid author, bool filing, Guid? draft = null)
    {
        var form = new WritePetition.Form(draft, "Des fontaines", Body, true, filing);
        var result = await site.With((WritePetition verb) => verb.Run(Square.Slug, author, form, Stop));
        Assert.Equal(filing ? WritePetition.Outcome.Filed : WritePetition.Outcome.Kept, result.Outcome);
        return result.Id!.Value;
    }

    static Task<Petition> Row(TestSite site, Guid id) =>
        site.Rows(db => db.Petitions.AsNoTracking().SingleAsync(row => row.Id == id, Stop));

    /// <summary>As an invalidation does.</summary>
    static Task<int> TakeOut(TestSite site, Petition petition, string commune) =>
        site.Rows(db =>
            db.InTransaction(
                async () =>
                {
                    await db
                        .Signatures.Where(row => row.PetitionId == petition.Id && row.Commune == commune)
                        .ExecuteUpdateAsync(row => row.SetProperty(it => it.InvalidationId, Guid.NewGuid()), Stop);
                    return await db
                        .SignatureTallies.Where(row => row.PetitionId == petition.Id && row.Commune == commune)
                        .ExecuteUpdateAsync(row => row.SetProperty(it => it.Count, 0), Stop);
                },
                Stop
            )
        );
}
