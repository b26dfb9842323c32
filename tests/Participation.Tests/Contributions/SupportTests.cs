using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Contributions;
using Testing;
using Testing.Site;
using Xunit;

namespace Participation.Tests.Contributions;

public sealed class SupportTests(Sites sites)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task However_many_opinions_come_at_once_the_totals_are_the_rows(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var (contribution, persons) = await Seed(site, people: 12);
        var random = new Random(38);
        Opinion?[] opinions = [Opinion.Agree, Opinion.Mixed, Opinion.Disagree, null];

        await Parallel.ForEachAsync(
            Enumerable
                .Range(0, 200)
                .Select(_ => (Person: persons[random.Next(persons.Length)], Opinion: opinions[random.Next(4)]))
                .ToList(),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Stop },
            async (it, stop) =>
            {
                var outcome = await site.With((SupportContribution verb) => verb.Run(contribution, it.Person, it.Opinion, stop));
                Assert.Equal(SupportContribution.Outcome.Recorded, outcome);
            }
        );

        var row = await site.Rows(db => db.Contributions.AsNoTracking().SingleAsync(it => it.Id == contribution, Stop));
        var rows = await site.Rows(db => db.Supports.Where(it => it.ContributionId == contribution).ToListAsync(Stop));
        Assert.Equal(rows.Count(it => it.Opinion is Opinion.Agree), row.Votes.Agree);
        Assert.Equal(rows.Count(it => it.Opinion is Opinion.Mixed), row.Votes.Mixed);
        Assert.Equal(rows.Count(it => it.Opinion is Opinion.Disagree), row.Votes.Disagree);
        Assert.NotNull(row.FirstReactionAt);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_has_no_confirmed_account_is_not_counted(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var (contribution, _) = await Seed(site, people: 1);

        var outcome = await site.With((SupportContribution verb) => verb.Run(contribution, Guid.NewGuid(), Opinion.Agree, Stop));

        Assert.Equal(SupportContribution.Outcome.AddressNotConfirmed, outcome);
        Assert.Equal(0, await site.Rows(db => db.Supports.CountAsync(it => it.ContributionId == contribution, Stop)));
    }

    static Task<(Guid, Guid[])> Seed(TestSite site, int people) =>
        site.Rows(async db =>
        {
            var now = site.Clock.GetUtcNow();
            var persons = Enumerable
                .Range(0, people)
                .Select(_ => new Person
                {
                    Id = Guid.CreateVersion7(),
                    Pseudonym = "p",
                    ConfirmedAt = now,
                })
                .ToArray();
            var contribution = new Contribution
            {
                Id = Guid.CreateVersion7(),
                ProcessId = site.Consultation.Id,
                Type = "proposal",
                Title = "Des bancs",
                AuthorId = persons[0].Id,
                CreatedAt = now,
            };
            db.AddRange(persons);
            db.Add(contribution);
            await db.SaveChangesAsync(Stop);
            return (contribution.Id, persons.Select(person => person.Id).ToArray());
        });
}
