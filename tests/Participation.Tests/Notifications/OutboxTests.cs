using Foundation.Mail;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.FollowUp;
using Participation.Moderation;
using Participation.Notifications;
using Participation.Storage;
using Participation.Tests.Citizens;
using Testing;
using Xunit;

namespace Participation.Tests.Notifications;

public sealed class OutboxTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_senders_at_once_send_each_letter_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        house.Mail.Slowness = TimeSpan.FromMilliseconds(5);
        for (var number = 0; number < 15; number++)
            await Put(house, $"news/{number}");

        var senders = Enumerable.Range(0, 4).Select(_ => Task.Run(() => house.The<SendLetters>().Run(Stop), Stop));
        var tried = await Task.WhenAll(senders);

        Assert.Equal(15, tried.Sum());
        Assert.Equal(15, house.Mail.Letters.Select(letter => letter.MessageId).Distinct().Count());
        Assert.Equal(15, house.Mail.Letters.Count);
        Assert.Equal(0, await house.The<SendLetters>().Run(Stop));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_news_is_refused_a_second_time_with_all_that_came_with_it(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Put(house, "answer/1");
        await Assert.ThrowsAsync<DbUpdateException>(() => Put(house, "answer/1"));
        Assert.Equal(1, await house.Look(db => db.Letters.CountAsync(Stop)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_letter_waits_longer_after_each_failure_and_is_set_aside_in_the_end(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Put(house, "news/1");
        house.Mail.Answer = new MailResult(MailOutcome.Later, "La boîte est pleine.");
        Assert.Equal(1, await house.The<SendLetters>().Run(Stop));
        Assert.Equal(0, await house.The<SendLetters>().Run(Stop));
        for (var time = 1; time < OutgoingLetter.MaxAttempts; time++)
        {
            house.Clock.Now += TimeSpan.FromHours(8);
            Assert.Equal(1, await house.The<SendLetters>().Run(Stop));
        }
        house.Clock.Now += TimeSpan.FromDays(30);
        Assert.Equal(0, await house.The<SendLetters>().Run(Stop));
        var letter = await house.Look(db => db.Letters.SingleAsync(Stop));
        Assert.Equal("La boîte est pleine.", letter.LastError);
        Assert.Equal("camille@exemple.fr", letter.To);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_sender_killed_while_sending_leaves_a_lease_that_ends(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Put(house, "news/1");
        using var killed = new CancellationTokenSource();
        house.Mail.Slowness = TimeSpan.FromMinutes(1);
        var sending = house.The<SendLetters>().Run(killed.Token);
        while (await house.Look(db => db.Letters.AnyAsync(letter => letter.LeasedUntil == null, Stop)))
            await Task.Delay(10, Stop);
        await killed.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        house.Mail.Slowness = TimeSpan.Zero;

        Assert.Equal(0, await house.The<SendLetters>().Run(Stop));
        house.Clock.Now += TimeSpan.FromMinutes(5);
        Assert.Equal(1, await house.The<SendLetters>().Run(Stop));
        Assert.Single(house.Mail.Letters);
    }

    [Fact]
    public async Task A_letter_speaks_the_language_of_its_reader_and_says_how_to_contest()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var author = await house.Account("camille@exemple.fr");
        await house.Look(db =>
            db.InTransaction(() => db.Persons.ExecuteUpdateAsync(row => row.SetProperty(it => it.Culture, "en-US"), Stop), Stop)
        );
        var trashing = new Trashing
        {
            Id = Guid.CreateVersion7(),
            SubjectKind = "contribution",
            ProcessId = Guid.CreateVersion7(),
            SubjectId = Guid.CreateVersion7(),
            Reason = ModerationReason.Duplicate,
            Text = "Le même texte <b>que</b> le n° 12.",
            AgentId = Guid.CreateVersion7(),
        };
        await house.Ask(
            async (TellAuthor tell) =>
            {
                await tell.Trashed(new(author, "Des bancs\r\nBcc: x@exemple.fr", "/contributions/1"), trashing, Stop);
                return 0;
            }
        );
        Assert.Equal(0, await house.Look(db => db.Letters.CountAsync(Stop))); // nothing until the caller saves
        await house.Work(async request =>
        {
            var tell = request.GetRequiredService<TellAuthor>();
            await tell.Trashed(new(author, "Des bancs\r\nBcc: x@exemple.fr", "/contributions/1"), trashing, Stop);
            await tell.Answered(
                new(author, "Des bancs", "/contributions/1"),
                new FollowUpAnswer
                {
                    Id = Guid.CreateVersion7(),
                    ContributionId = Guid.CreateVersion7(),
                    Text = "C’est fait.",
                    Service = "Espaces verts",
                    AgentId = Guid.CreateVersion7(),
                },
                Stop
            );
            return await request.GetRequiredService<ParticipationDb>().SaveChangesAsync(Stop);
        });
        await house.The<SendLetters>().Run(Stop);

        // Two letters of one instant have no order.
        var letter = Assert.Single(
            house.Mail.Letters,
            each => each.Subject.StartsWith("Your text was moved to the trash: Des bancs", StringComparison.Ordinal)
        );
        Assert.DoesNotContain('\n', letter.Subject);
        Assert.Contains("https://voix.example/en/contributions/1", letter.Text, StringComparison.Ordinal);
        Assert.Contains("recours@", letter.Text, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", letter.Html, StringComparison.Ordinal);
        Assert.Equal(2, house.Mail.Letters.Count);
    }

    static Task<int> Put(House house, string key) =>
        house.Look(db =>
        {
            new Outbox(db, house.Clock).Add(key, null, "camille@exemple.fr", new("Bonjour", "Un texte."));
            return db.SaveChangesAsync(Stop);
        });
}
