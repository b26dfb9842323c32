using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Contributions;
using Participation.FollowUp;
using Participation.Pages;
using Participation.Tests.Comments;
using Testing;
using Xunit;

namespace Participation.Tests.FollowUp;

public sealed class AnswerTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_answer_gives_the_status_and_tells_the_author(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var author = await forum.Person();
        var (one, two) = (await forum.Contribution(author), await forum.Contribution(author));
        Assert.Equal(2, (await Waiting(forum)).Total);

        Assert.Equal(AnswerContribution.Outcome.Answered, await Answer(forum, forum.Zoe, one, "underStudy"));
        Assert.Equal(AnswerContribution.Outcome.Answered, await Answer(forum, forum.Zoe, one, "TakenIntoAccount"));

        Assert.Equal(two, Assert.Single((await Waiting(forum)).Items).Id);
        var contribution = await forum.Read(db => db.Contributions.SingleAsync(it => it.Id == one, Stop));
        Assert.Equal(FollowUpStatus.TakenIntoAccount, contribution.Status);
        Assert.Equal(2, await forum.Read(db => db.FollowUpAnswers.CountAsync(Stop)));
        var letters = await forum.Read(db => db.Letters.Select(it => it.Text).ToListAsync(Stop));
        Assert.Equal(2, letters.Count);
        Assert.All(letters, text => Assert.Contains("Les bancs sont commandés.", text, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_an_agent_answers_and_only_with_a_status_a_service_and_words(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var author = await forum.Person();
        var id = await forum.Contribution(author);

        Assert.Equal(AnswerContribution.Outcome.NotAnAgent, await Answer(forum, null, id));
        Assert.Equal(AnswerContribution.Outcome.NoStatus, await Answer(forum, forum.Zoe, id, "0"));
        Assert.Equal(AnswerContribution.Outcome.NoService, await Answer(forum, forum.Zoe, id, service: ""));
        Assert.Equal(AnswerContribution.Outcome.NoText, await Answer(forum, forum.Zoe, id, text: "\u0000"));
        Assert.Equal(AnswerContribution.Outcome.NoSuchContribution, await Answer(forum, forum.Zoe, Guid.NewGuid()));
        await forum.Trash(forum.Zoe, Contribution.Kind, id);
        Assert.Equal(AnswerContribution.Outcome.NotListed, await Answer(forum, forum.Zoe, id));
        Assert.Equal(0, await forum.Read(db => db.FollowUpAnswers.CountAsync(Stop)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_second_of_two_agents_is_told_that_an_answer_was_given(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var id = await forum.Contribution(await forum.Person());
        var seen = forum.Clock.GetUtcNow();
        forum.Clock.Pass(TimeSpan.FromMinutes(1));

        var both = await Task.WhenAll(Answer(forum, forum.Zoe, id, seen: seen), Answer(forum, forum.Yann, id, seen: seen));

        Assert.Equal([AnswerContribution.Outcome.Answered, AnswerContribution.Outcome.AlreadyAnswered], both.Order());
    }

    static Task<Waiting> Waiting(Forum forum) =>
        forum.Do((IAnswerable contributions) => contributions.Unanswered(forum.ProcessId, 0, 50, Stop));

    static Task<AnswerContribution.Outcome> Answer(
        Forum forum,
        Agent? agent,
        Guid id,
        string status = "AlreadyDone",
        string service = "Direction de l’espace public",
        string text = "Les bancs sont commandés.",
        DateTimeOffset? seen = null
    ) => forum.Do((AnswerContribution answer) => answer.Run(agent, id, new(status, service, text, seen), Stop));
}
