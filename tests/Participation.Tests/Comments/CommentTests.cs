using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Comments;
using Participation.Contributions;
using Participation.Processes;
using Testing;
using Xunit;

namespace Participation.Tests.Comments;

public sealed class CommentTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_comment_is_counted_and_is_a_first_reaction_when_somebody_else_wrote_it(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var (author, reader) = (await forum.Person("noix"), await forum.Person());
        var contribution = await forum.Contribution(author);

        await forum.Comment(contribution, author, "Je précise.");
        Assert.Null((await Reload(forum, contribution)).FirstReactionAt);

        var first = forum.Clock.GetUtcNow();
        await forum.Comment(contribution, reader);
        await forum.Comment(contribution, reader, "Encore.");
        var now = await Reload(forum, contribution);
        Assert.Equal(first, now.FirstReactionAt);
        Assert.Equal(3, now.Comments);
        await forum.CountersAgree();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_cannot_be_published_is_refused_and_nothing_is_stored(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var (author, unconfirmed) = (await forum.Person(), await forum.Person("pressé", confirmed: false));
        var (one, other) = (await forum.Contribution(author), await forum.Contribution(author));
        var elsewhere = await forum.Comment(other, author);

        async Task Refused(CommentingOutcome why, Guid person, CommentForm form, Guid? on = null) =>
            Assert.Equal(why, (await forum.TryComment(on ?? one, person, form)).Outcome);

        await Refused(CommentingOutcome.Empty, author, new(" \n\u0000 "));
        await Refused(CommentingOutcome.Empty, author, new(null));
        await Refused(CommentingOutcome.TooLong, author, new(new string('a', CommentForm.LongestBody + 1)));
        await Refused(CommentingOutcome.UnknownAlignment, author, new("Oui.", "perhaps"));
        await Refused(CommentingOutcome.AddressNotConfirmed, unconfirmed, new("Oui."));
        await Refused(CommentingOutcome.AddressNotConfirmed, Guid.NewGuid(), new("Oui."));
        await Refused(CommentingOutcome.NoSuchComment, author, new("Oui.", ReplyTo: elsewhere.Id));
        await Refused(CommentingOutcome.NoSuchSubject, author, new("Oui."), Guid.NewGuid());
        forum.SetPhase(PhaseKind.Analyse);
        await Refused(CommentingOutcome.Closed, author, new("Oui."));

        Assert.Equal(1, await forum.Read(db => db.Comments.CountAsync(Stop)));
        await forum.CountersAgree();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_second_click_is_not_a_second_comment_even_at_the_same_instant(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var person = await forum.Person();
        var contribution = await forum.Contribution(person);

        var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => forum.TryComment(contribution, person, new("Oui."))));

        Assert.Single(clicks.Select(it => it.Comment?.Id).Distinct());
        Assert.Equal(1, await forum.Read(db => db.Comments.CountAsync(Stop)));
        await forum.CountersAgree();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_person_cannot_flood_a_thread(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var (person, other) = (await forum.Person(), await forum.Person("autre"));
        var contribution = await forum.Contribution(person);

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, AddComment.MostPerMinute + 5)
                .Select(n => forum.TryComment(contribution, person, new($"Message {n}")))
        );

        Assert.Equal(AddComment.MostPerMinute, outcomes.Count(it => it.Outcome is CommentingOutcome.Added));
        var refused = outcomes.Where(it => it.Outcome is CommentingOutcome.TooFast).ToList();
        Assert.Equal(5, refused.Count);
        Assert.All(refused, it => Assert.Equal(Forum.Noon.AddMinutes(1), it.RetryAt));
        await forum.Comment(contribution, other);
        await forum.Comment(contribution, person, "Une minute après.");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_vote_counts_once_changes_and_can_be_taken_back(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var (author, reader) = (await forum.Person(), await forum.Person("autre"));
        var comment = await forum.Comment(await forum.Contribution(author), author);

        async Task<(int, int, int)> Vote(bool? up)
        {
            Assert.Equal(VoteOnComment.Outcome.Recorded, await forum.Vote(comment.Id, reader, up));
            var now = await forum.Read(db => db.Comments.SingleAsync(it => it.Id == comment.Id, Stop));
            return (now.Up, now.Down, now.Score);
        }

        Assert.Equal((1, 0, 1), await Vote(true));
        Assert.Equal((1, 0, 1), await Vote(true));
        Assert.Equal((0, 1, -1), await Vote(false));
        Assert.Equal((0, 0, 0), await Vote(null));
        Assert.Equal((0, 0, 0), await Vote(null));
        Assert.Equal(VoteOnComment.Outcome.NoSuchComment, await forum.Vote(Guid.NewGuid(), reader, true));
        Assert.Equal(VoteOnComment.Outcome.AddressNotConfirmed, await forum.Vote(comment.Id, Guid.NewGuid(), true));
        forum.SetPhase(PhaseKind.Decide);
        Assert.Equal(VoteOnComment.Outcome.Closed, await forum.Vote(comment.Id, reader, true));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_an_agent_answers_officially_and_may_do_so_after_the_debate(DatabaseProvider provider)
    {
        await using var forum = await Forum.Open(provider);
        var person = await forum.Person();
        var contribution = await forum.Contribution(person);
        var comment = await forum.Comment(contribution, person);
        forum.SetPhase(PhaseKind.Decide);

        Task<Commented> Answer(Pages.Agent? agent, string? service) =>
            forum.Do(
                (AnswerInThread answer) =>
                    answer.Run(
                        agent,
                        new(Contribution.Kind, contribution),
                        service,
                        new("C’est prévu.", ReplyTo: comment.Id),
                        Stop
                    )
            );

        Assert.Equal(CommentingOutcome.NotAnAgent, (await Answer(null, "Voirie")).Outcome);
        Assert.Equal(CommentingOutcome.NoService, (await Answer(forum.Zoe, " ")).Outcome);
        var answered = await Answer(forum.Zoe, "Voirie");
        Assert.Equal("Voirie", answered.Comment?.OfficialName);
        Assert.Null(answered.Comment?.AuthorId);
        await forum.CountersAgree();
    }

    static Task<Contribution> Reload(Forum forum, Guid id) =>
        forum.Read(db => db.Contributions.AsNoTracking().SingleAsync(it => it.Id == id, Stop));
}
