using System.Net;
using System.Text.RegularExpressions;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Petitions;
using Testing;
using Testing.Site;
using Xunit;

namespace Participation.Tests.Petitions;

public sealed partial class SigningTests(Sites sites)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task However_many_confirm_at_once_the_count_is_the_rows(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var petition = await site.Petition();
        var tokens = await site.Waiting(petition, 120, number => number % 3 == 0 ? "38140" : Square.Grenoble);

        // Every button twice.
        var outcomes = new System.Collections.Concurrent.ConcurrentBag<ConfirmSignature.Outcome>();
        await Parallel.ForEachAsync(
            tokens.Concat(tokens).OrderBy(token => token[^1]),
            new ParallelOptions { MaxDegreeOfParallelism = 24, CancellationToken = Stop },
            async (token, _) => outcomes.Add((await site.Confirm(token)).Outcome)
        );

        Assert.Equal(120, outcomes.Count(it => it is ConfirmSignature.Outcome.Counted));
        Assert.Equal(120, outcomes.Count(it => it is ConfirmSignature.Outcome.AlreadyCounted));
        var count = await site.Count(petition);
        Assert.Equal((120, 40, 80), (count.Total, count.ByCommune["38140"], count.ByCommune[Square.Grenoble]));
        await site.TalliesAreRows(petition);
        var ids = await site.Rows(db =>
            db.Signatures.Where(row => row.PetitionId == petition.Id).Select(row => row.Id).ToListAsync(Stop)
        );
        Assert.Equal(
            120,
            await site.Rows(db => db.Changes.CountAsync(row => row.Kind == Signature.Kind && ids.Contains(row.SubjectId), Stop))
        );
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_visitor_signs_by_mail_and_looking_at_the_link_confirms_nothing(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var petition = await site.Petition();
        using var browser = site.Browser();
        var email = $"{Guid.NewGuid():N}@example.test";

        using var asked = await browser.PostAsync($"/petitions/{petition.Id}/signatures", Form("Zoé Martin", email), Stop);
        Assert.EndsWith("/mail-sent", asked.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        var link = Link().Match(await site.LetterTo(email, "/petitions/signatures/")).Value;

        for (var look = 0; look < 3; look++)
            Assert.Contains("Confirmer ma signature", await browser.GetStringAsync(link, Stop), StringComparison.Ordinal);
        using (var head = await browser.SendAsync(new(HttpMethod.Head, link), Stop))
            Assert.Equal(0, (await site.Count(petition)).Total);

        using var pressed = await browser.PostAsync(link, null, Stop);
        Assert.EndsWith("/thanks", pressed.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(1, (await site.Count(petition)).Total);
        Assert.Contains("déjà comptée", await browser.GetStringAsync(link, Stop), StringComparison.Ordinal);
        Assert.Contains(
            "no-store",
            (await browser.GetAsync(link, Stop)).Headers.CacheControl!.ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_signs_again_sees_the_same_page_and_only_the_owner_is_told(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var petition = await site.Petition();
        var box = Guid.NewGuid().ToString("N");
        Assert.Equal(SignByMail.Outcome.Asked, (await site.Ask(petition, "Jean Dupont", $"{box}@gmail.com")).Outcome);
        await ConfirmLast(site, petition);

        Assert.Equal(
            SignByMail.Outcome.Asked,
            (await site.Ask(petition, "Jean  DUPONT", $"{box[..4]}.{box[4..]}+x@googlemail.com")).Outcome
        );

        Assert.Equal(1, await site.Rows(db => db.Signatories.CountAsync(row => row.PetitionId == petition.Id, Stop)));
        await site.LetterTo($"{box[..4]}.{box[4..]}+x@googlemail.com", "déjà servi");
        Assert.Equal(1, (await site.Count(petition)).Total);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_couple_shares_a_mailbox_a_third_person_does_not(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var petition = await site.Petition();
        var mailbox = Guid.NewGuid().ToString("N");
        var tokens = await Mailbox(
            site,
            petition,
            mailbox,
            ("jean", Square.Grenoble),
            ("anne", Square.Grenoble),
            ("marie", Square.Grenoble),
            ("jean", Square.Grenoble)
        );

        var outcomes = await Task.WhenAll(tokens.Select(token => site.Confirm(token)));

        Assert.Equal(2, outcomes.Count(it => it.Outcome is ConfirmSignature.Outcome.Counted));
        Assert.Equal(2, (await site.Count(petition)).Total);
        Assert.Equal(
            [0, 1],
            await site.Rows(db =>
                db.Signatories.Where(row => row.PetitionId == petition.Id && row.Place != null)
                    .Select(row => row.Place!.Value)
                    .OrderBy(place => place)
                    .ToListAsync(Stop)
            )
        );
        var elsewhere = await Mailbox(site, petition, Guid.NewGuid().ToString("N"), ("a", Square.Grenoble), ("b", "38140"));
        Assert.Equal(ConfirmSignature.Outcome.Counted, (await site.Confirm(elsewhere[0])).Outcome);
        Assert.Equal(ConfirmSignature.Outcome.MailboxTaken, (await site.Confirm(elsewhere[1])).Outcome);
        await site.TalliesAreRows(petition);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_account_signs_with_one_button_once_and_not_again_by_mail(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var petition = await site.Petition();
        var (browser, id) = await site.Citizen("gentiane");
        using var _ = browser;
        var address = $"/petitions/{petition.Id}/signatures";

        await browser.PostAsync(address, Form(null, null), Stop);
        var again = await (await browser.PostAsync(address, Form(null, null), Stop)).Content.ReadAsStringAsync(Stop);

        Assert.Equal(1, (await site.Count(petition)).Total);
        Assert.Contains("Vous aviez déjà signé", again, StringComparison.Ordinal);
        var email = await site.Rows(db => db.Persons.Where(row => row.Id == id).Select(row => row.Email).SingleAsync(Stop));
        await site.Ask(petition, "Autre Nom", email!);
        Assert.Equal(1, await site.Rows(db => db.Signatories.CountAsync(row => row.PetitionId == petition.Id, Stop)));
        var other = await site.Petition();
        Assert.Contains(
            $"value=\"{Square.Grenoble}\" selected",
            await browser.GetStringAsync($"/petitions/{other.Id}", Stop),
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_robot_sees_the_page_that_everyone_sees_and_nothing_is_sent(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var petition = await site.Petition();
        var email = $"{Guid.NewGuid():N}@example.test";

        Assert.Equal(SignByMail.Outcome.Asked, (await site.Ask(petition, "Robert Robot", email, bait: "http://casino")).Outcome);

        var row = await site.Rows(db => db.Signatories.SingleAsync(it => it.PetitionId == petition.Id, Stop));
        Assert.True(row.IsFraudulent);
        Assert.Equal(0, await site.Rows(db => db.Letters.CountAsync(it => it.Key == $"signature/{row.Id}", Stop)));
        Assert.DoesNotContain("192.0.2.1", row.Network + row.Neighbourhood, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_asked_beside_the_field_and_what_was_typed_is_kept()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var petition = await site.Petition();
        using var browser = site.Browser();
        using var answer = await browser.PostAsync(
            $"/petitions/{petition.Id}/signatures",
            new FormUrlEncodedContent([new("name", "=1+1"), new("email", "a@yopmail.com"), new("commune", "75056")]),
            Stop
        );
        var page = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("value=\"=1&#x2B;1\"", page, StringComparison.Ordinal);
        foreach (var field in (string[])["name", "commune", "entitled"])
            Assert.Contains($"id=\"sign-{field}-error\"", page, StringComparison.Ordinal);
        Assert.Equal([("email", SigningFault.DisposableEmail)], (await site.Ask(petition, "Jean", "a@yopmail.fr")).Faults);
    }

    [Fact]
    public async Task A_busy_network_waits_then_proves_its_work_or_is_told_when_to_come_back()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var petition = await site.Petition();
        Task<SignByMail.Result> Sign(int number) =>
            site.Ask(petition, "Jean Dupont", $"{number}-{petition.Id:N}@example.test", network: "198.51.100.7");
        for (var number = 0; number < 30; number++)
            Assert.Equal(SignByMail.Outcome.Asked, (await Sign(number)).Outcome);
        var result = await Sign(30);
        Assert.Equal(SignByMail.Outcome.ProofNeeded, result.Outcome);
        Assert.NotNull(result.Ticket);

        using var browser = site.Browser();
        using var challenge = await browser.GetAsync($"/petitions/{petition.Id}/challenge?needed", Stop);
        Assert.Contains("\"algorithm\":\"SHA-256\"", await challenge.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var calm = await browser.GetAsync($"/petitions/{petition.Id}/challenge", Stop);
        Assert.Equal(HttpStatusCode.NoContent, calm.StatusCode);
    }

    [Theory]
    [InlineData(PetitionStage.Admissibility)]
    [InlineData(PetitionStage.Refused)]
    [InlineData(PetitionStage.Paused)]
    [InlineData(PetitionStage.Closed)]
    public async Task Nobody_signs_what_is_not_open(PetitionStage stage)
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var petition = await site.Petition(stage);
        Assert.Equal(SignByMail.Outcome.Closed, (await site.Ask(petition, "Jean", "a@b.fr")).Outcome);
        Assert.Equal(
            SignByMail.Outcome.NoSuchPetition,
            (await site.Ask(await site.Petition(PetitionStage.Draft), "Jean", "a@b.fr")).Outcome
        );
    }

    [Fact]
    public async Task Who_signed_in_time_confirms_in_the_days_of_grace_and_not_later()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var petition = await site.Petition();
        var tokens = await site.Waiting(petition, 2);
        await Close(site, petition, closedFor: TimeSpan.FromDays(1));
        Assert.Equal(SignByMail.Outcome.Closed, (await site.Ask(petition, "Jean", "a@b.fr")).Outcome);
        Assert.Equal(ConfirmSignature.Outcome.Counted, (await site.Confirm(tokens[0])).Outcome);
        await Close(site, petition, closedFor: TimeSpan.FromDays(8));
        Assert.Equal(ConfirmSignature.Outcome.TooLate, (await site.Confirm(tokens[1])).Outcome);
        Assert.Equal(ConfirmSignature.Outcome.NoSuchLink, (await site.Confirm("nothing")).Outcome);
    }

    static Task<int> Close(TestSite site, Petition petition, TimeSpan closedFor) =>
        site.Rows(db =>
            db.InTransaction(
                () =>
                {
                    var end = site.Clock.GetUtcNow() - closedFor;
                    return db
                        .Petitions.Where(row => row.Id == petition.Id)
                        .ExecuteUpdateAsync(
                            row => row.SetProperty(it => it.ClosesAt, end).SetProperty(it => it.ConfirmUntil, end.AddDays(7)),
                            Stop
                        );
                },
                Stop
            )
        );

    static async Task ConfirmLast(TestSite site, Petition petition)
    {
        const string token = "known";
        var hash = ConfirmSignature.HashOf(token + petition.Id);
        await site.Rows(db =>
            db.InTransaction(
                () =>
                    db
                        .Signatories.Where(row => row.PetitionId == petition.Id)
                        .ExecuteUpdateAsync(row => row.SetProperty(it => it.TokenHash, hash), Stop),
                Stop
            )
        );
        Assert.Equal(ConfirmSignature.Outcome.Counted, (await site.Confirm(token + petition.Id)).Outcome);
    }

    static Task<List<string>> Mailbox(
        TestSite site,
        Petition petition,
        string mailbox,
        params (string Name, string Commune)[] people
    ) =>
        site.Rows(async db =>
        {
            var tokens = people.Select(_ => Guid.NewGuid().ToString("N")).ToList();
            db.AddRange(
                people
                    .Zip(tokens)
                    .Select(person => new Signatory
                    {
                        Id = Guid.CreateVersion7(),
                        PetitionId = petition.Id,
                        NameKey = person.First.Name,
                        Mailbox = mailbox[..32],
                        Commune = person.First.Commune,
                        TokenHash = ConfirmSignature.HashOf(person.Second),
                    })
            );
            await db.SaveChangesAsync(Stop);
            return tokens;
        });

    static FormUrlEncodedContent Form(string? name, string? email) =>
        new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["name"] = name ?? "",
                ["email"] = email ?? "",
                ["commune"] = Square.Grenoble,
                ["entitled"] = "true",
            }
        );

    [GeneratedRegex(@"/petitions/signatures/[\w-]+")]
    private static partial Regex Link();
}
