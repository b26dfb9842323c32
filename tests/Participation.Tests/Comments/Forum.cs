using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Participation.Citizens;
using Participation.Comments;
using Participation.Contributions;
using Participation.FollowUp;
using Participation.Moderation;
using Participation.Notifications;
using Participation.Pages;
using Participation.Processes;
using Participation.Storage;
using Testing;
using Xunit;

namespace Participation.Tests.Comments;

/// <summary>The rooms of the debate over a real database, without a site: one process, open to everything.</summary>
public sealed class Forum : IAsyncDisposable
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly TemporaryFolder _folder;
    readonly ServiceProvider _services;

    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);

    public HandClock Clock { get; } = new(Noon);
    public Guid ProcessId { get; } = Guid.CreateVersion7();
    public Agent Zoe { get; } = new(Guid.CreateVersion7(), "Zoé");
    public Agent Yann { get; } = new(Guid.CreateVersion7(), "Yann");

    Forum(DatabaseChoice database, TemporaryFolder folder)
    {
        _folder = folder;
        var services = new ServiceCollection();
        services.AddLogging().AddLocalization();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(new ParticipationStore(database));
        services.AddSingleton(Options.Create(new ParticipationOptions { PublicUrl = () => "https://example.test" }));
        services.AddScoped(provider => provider.GetRequiredService<ParticipationStore>().Open());
        services.AddSingleton<ProcessCatalog>().AddSingleton<Limits>();
        services.AddSingleton(provider =>
        {
            var store = provider.GetRequiredService<ParticipationStore>();
            return new GroupCommit(store.Database, store.Gate, store.Signal);
        });
        services.AddScoped<ContributionSubject>();
        services.AddScoped<ICommentable>(provider => provider.GetRequiredService<ContributionSubject>());
        services.AddScoped<IModeratable>(provider => provider.GetRequiredService<ContributionSubject>());
        services.AddScoped<IAnswerable>(provider => provider.GetRequiredService<ContributionSubject>());
        services.AddScoped<IModeratable, CommentSubject>();
        services.AddScoped<Outbox>().AddScoped<LetterWords>().AddScoped<TellAuthor>();
        services.AddScoped<AddComment>().AddScoped<AnswerInThread>().AddScoped<VoteOnComment>().AddScoped<ListThread>();
        services.AddScoped<ReportItem>().AddScoped<Decide>().AddScoped<ReadHistory>();
        services.AddScoped<MoveToTrash>().AddScoped<RestoreItem>().AddScoped<KeepItem>();
        services.AddScoped<ListReports>().AddScoped<ListTrash>().AddScoped<AnswerContribution>();
        _services = services.BuildServiceProvider();
    }

    public static async Task<Forum> Open(DatabaseProvider provider)
    {
        var folder = new TemporaryFolder();
        var forum = new Forum(await Databases.Fresh(provider, "participation", folder.Path), folder);
        await new MigrateParticipation(forum._services.GetRequiredService<ParticipationStore>()).Run(Stop);
        await forum._services.GetRequiredService<GroupCommit>().StartAsync(Stop);
        forum.SetPhase(PhaseKind.Contribute);
        return forum;
    }

    public void SetPhase(PhaseKind kind) =>
        _services
            .GetRequiredService<ProcessCatalog>()
            .Replace(
                new Dictionary<string, IReadOnlyList<Process>>
                {
                    ["fr-FR"] =
                    [
                        new(
                            ProcessId,
                            "essai",
                            "Essai",
                            "/essai",
                            "",
                            [new("Étape", kind, null, null, null)],
                            [],
                            [],
                            ["proposal"],
                            ["argument"],
                            true,
                            true
                        ),
                    ],
                }
            );

    /// <summary>Runs one verb as one request would: in its own scope.</summary>
    public async Task<T> Do<TVerb, T>(Func<TVerb, Task<T>> work)
        where TVerb : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TVerb>());
    }

    public Task<T> Read<T>(Func<ParticipationDb, Task<T>> query) => Do(query);

    public Task<Guid> Person(string? pseudonym = "campanule", bool confirmed = true) =>
        Read(async db =>
        {
            var person = new Person
            {
                Id = Guid.CreateVersion7(),
                Pseudonym = pseudonym,
                Email = pseudonym is null ? null : $"{Guid.NewGuid():N}@example.test",
                ConfirmedAt = confirmed ? Noon : null,
            };
            db.Add(person);
            await db.SaveChangesAsync(Stop);
            return person.Id;
        });

    public Task<Guid> Contribution(Guid author, Guid? parent = null) =>
        Read(async db =>
        {
            var contribution = new Contribution
            {
                Id = Guid.CreateVersion7(),
                ProcessId = ProcessId,
                Type = parent is null ? "proposal" : "argument",
                Title = parent is null ? "Des bancs à l’ombre" : "",
                Body = "Il faudrait des bancs.",
                ParentId = parent,
                AuthorId = author,
                CreatedAt = Clock.GetUtcNow(),
            };
            db.Add(contribution);
            await db.SaveChangesAsync(Stop);
            return contribution.Id;
        });

    /// <summary>Adds a comment and moves the clock on, so that the order of time is the order of calls.</summary>
    public async Task<Comment> Comment(Guid contribution, Guid person, string body = "D’accord.", Guid? replyTo = null)
    {
        var done = await TryComment(contribution, person, new CommentForm(body, "for", replyTo));
        Assert.Equal(CommentingOutcome.Added, done.Outcome);
        Clock.Pass(TimeSpan.FromMinutes(1));
        return done.Comment!; // added
    }

    public Task<Commented> TryComment(Guid contribution, Guid person, CommentForm form) =>
        Do(
            (AddComment add) =>
                add.Run(new(global::Participation.Contributions.Contribution.Kind, contribution), person, form, Stop)
        );

    public Task<VoteOnComment.Outcome> Vote(Guid comment, Guid person, bool? up) =>
        Do((VoteOnComment vote) => vote.Run(comment, person, up, Stop));

    public Task<Decided> Trash(Agent? agent, string kind, Guid id, string text = "Hors sujet.", DateTimeOffset? seen = null) =>
        Do((MoveToTrash move) => move.Run(agent, new(kind, id), new("offTopic", text, seen), Stop));

    public Task<Decided> Restore(Agent? agent, string kind, Guid id) =>
        Do((RestoreItem restore) => restore.Run(agent, new(kind, id), new("Erreur de notre part."), Stop));

    public async Task<ReportItem.Outcome> Report(string kind, Guid id, Guid? person = null, string reason = "insulting") =>
        (await TryReport(kind, id, person, reason)).Outcome;

    public Task<ReportItem.Answer> TryReport(string kind, Guid id, Guid? person = null, string reason = "insulting") =>
        Do((ReportItem report) => report.Run(new(kind, id), person, "192.0.2.1", new(reason, "Voir le texte."), Stop));

    /// <summary>Every counter equals a recount of the rows.</summary>
    public async Task CountersAgree() =>
        await Read(async db =>
        {
            var comments = await db.Comments.AsNoTracking().ToListAsync(Stop);
            var votes = (await db.CommentVotes.AsNoTracking().ToListAsync(Stop)).ToLookup(it => it.CommentId);
            foreach (var contribution in await db.Contributions.AsNoTracking().ToListAsync(Stop))
            {
                Assert.Equal(
                    comments.Count(it => it.SubjectId == contribution.Id && it.TrashedAt is null),
                    contribution.Comments
                );
                var children = await db.Contributions.CountAsync(
                    it => it.ParentId == contribution.Id && it.TrashedAt == null && it.Withdrawal == null,
                    Stop
                );
                Assert.Equal(children, contribution.Children);
            }
            foreach (var comment in comments)
            {
                Assert.Equal(votes[comment.Id].Count(it => it.Value == 1), comment.Up);
                Assert.Equal(votes[comment.Id].Count(it => it.Value == -1), comment.Down);
                Assert.Equal(comment.Up - comment.Down, comment.Score);
                var replies = comment.Depth > 0 ? 0 : comments.Count(it => it.RootId == comment.Id && it.Depth > 0);
                Assert.Equal(replies, comment.Replies);
            }
            return true;
        });

    public async ValueTask DisposeAsync()
    {
        await _services.GetRequiredService<GroupCommit>().StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>A clock that moves when told.</summary>
public sealed class HandClock(DateTimeOffset start) : TimeProvider
{
    DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Pass(TimeSpan time) => _now += time;
}
