using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Participation.Petitions;
using Testing;
using Testing.Site;
using Xunit;

namespace Participation.Tests.Petitions;

public sealed class AfterTests(Sites sites)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_agreed_is_told_once_and_leaves_by_one_click(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var petition = await site.Petition();
        await site.ConfirmAll(await site.Waiting(petition, 5));
        var agreed = await Agree(site, petition, 3);

        await site.Decide(petition, StepKind.Answered);
        for (var run = 0; run < 3; run++)
            await site.With((MailSignatories verb) => verb.Run(Stop));

        var told = await site.Rows(db =>
            db.Letters.Where(row => row.Key.StartsWith("news/")).Select(row => row.Key).ToListAsync(Stop)
        );
        Assert.Equal(agreed.Order(), told.Select(key => Guid.Parse(key.Split('/')[2])).Where(agreed.Contains).Order());

        var email = await site.Rows(db =>
            db.Signatories.Where(row => row.Id == agreed[0]).Select(row => row.Email).SingleAsync(Stop)
        );
        var address = new Uri((await Header(site, email!, "List-Unsubscribe")).Trim('<', '>')).AbsolutePath;
        Assert.Equal("List-Unsubscribe=One-Click", await Header(site, email!, "List-Unsubscribe-Post"));
        using var mailProgram = new HttpClient { BaseAddress = new Uri(site.Address) };
        (await mailProgram.GetAsync(address, Stop)).EnsureSuccessStatusCode();
        Assert.True(await Wants(site, agreed[0]));
        (
            await mailProgram.PostAsync(address, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]), Stop)
        ).EnsureSuccessStatusCode();
        Assert.False(await Wants(site, agreed[0]));
        Assert.Equal(
            System.Net.HttpStatusCode.NotFound,
            (await mailProgram.PostAsync(address[..^1] + "x", null, Stop)).StatusCode
        );
        Assert.Equal(5, (await site.Count(petition)).Total);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task After_the_time_of_the_rules_nothing_says_who_signed_and_the_count_stays(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var petition = await site.Petition();
        await site.ConfirmAll(await site.Waiting(petition, 6));
        await Ended(site, petition, days: 364);
        await site.With((AnonymisePetitions verb) => verb.Run(Stop));
        Assert.Equal(
            6,
            await site.Rows(db => db.Signatories.CountAsync(row => row.PetitionId == petition.Id && row.Email != null, Stop))
        );

        await Ended(site, petition, days: 366);
        await site.With((AnonymisePetitions verb) => verb.Run(Stop));
        await site.With((AnonymisePetitions verb) => verb.Run(Stop));

        foreach (
            var row in await site.Rows(db =>
                db.Signatories.AsNoTracking().Where(it => it.PetitionId == petition.Id).ToListAsync(Stop)
            )
        )
            Assert.Equal(
                (null, null, null, null, null, null, null, null),
                (row.Name, row.NameKey, row.Email, row.Mailbox, row.Domain, row.Network, row.TokenHash, row.PersonId)
            );
        Assert.Null((await site.Again(petition)).Secret);
        Assert.Single(await site.Steps(petition), StepKind.Anonymised);
        Assert.Equal(6, (await site.Count(petition)).ByCommune[Square.Grenoble]);
        await site.TalliesAreRows(petition);
    }

    static Task<List<Guid>> Agree(TestSite site, Petition petition, int count) =>
        site.Rows(async db =>
        {
            var rows = await db.Signatories.Where(row => row.PetitionId == petition.Id).Take(count).ToListAsync(Stop);
            rows.ForEach(row => row.WantsNews = true);
            await db.SaveChangesAsync(Stop);
            return rows.ConvertAll(row => row.Id);
        });

    static Task<bool> Wants(TestSite site, Guid id) =>
        site.Rows(db => db.Signatories.Where(row => row.Id == id).Select(row => row.WantsNews).SingleAsync(Stop));

    static Task<int> Ended(TestSite site, Petition petition, int days) =>
        site.Rows(db =>
            db.InTransaction(
                () =>
                {
                    var end = site.Clock.GetUtcNow().AddDays(-days);
                    return db
                        .Petitions.Where(row => row.Id == petition.Id)
                        .ExecuteUpdateAsync(row => row.SetProperty(it => it.ClosesAt, end), Stop);
                },
                Stop
            )
        );

    static async Task<string> Header(TestSite site, string to, string name)
    {
        await site.LetterTo(to, "/petitions/news/");
        foreach (var file in Directory.GetFiles(Path.Combine(site.DataFolder, "mail"), "*.eml"))
        {
            using var message = MimeMessage.Load(file, Stop);
            if (message.To.Mailboxes.Any(box => box.Address == to) && message.Headers[name] is { } value)
                return value;
        }
        throw new InvalidOperationException($"No {name}.");
    }
}
