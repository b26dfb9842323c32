using System.Text.Json;
using Participation.Comments;
using Participation.Contributions;
using Participation.FollowUp;
using Participation.Moderation;

namespace Site.Demo;

/// <summary>
/// The rows of the demonstration's debate, made from its text. Nothing here touches a database. The same text and the
/// same seed give the same figures; only ids and instants follow the clock.
/// </summary>
sealed class DemoDebate(DemoText text, DemoPeople people, DemoPeriod period, Guid agent)
{
    readonly Random _chance = new(Seed: 38);

    public List<Contribution> Contributions { get; } = [];
    public List<ContributionVersion> Versions { get; } = [];
    public List<Support> Supports { get; } = [];
    public List<Comment> Comments { get; } = [];
    public List<CommentVote> Votes { get; } = [];
    public List<Trashing> Trashings { get; } = [];
    public List<FollowUpAnswer> Answers { get; } = [];

    public DemoDebate Make()
    {
        foreach (var item in text.Contributions)
            Contribute(item, null, item.When ?? _chance.NextDouble() * 0.9);
        return this;
    }

    void Contribute(DemoText.Item item, Contribution? parent, double when)
    {
        var at = period.At(when);
        var row = new Contribution
        {
            Id = Guid.CreateVersion7(at),
            ProcessId = text.Process,
            Type = item.Type,
            ParentId = parent?.Id,
            Side = item.Side,
            Title = item.Title,
            Body = item.Body,
            Values = item.Link is null
                ? null
                : JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["link"] = item.Link }),
            Section = parent?.Section ?? item.Section,
            Theme = parent?.Theme ?? item.Theme,
            Commune = item.Commune,
            Place = item.Place,
            Latitude = item.Point?[0],
            Longitude = item.Point?[1],
            AuthorId = people.Id(item.Author),
            CreatedAt = at,
        };
        Contributions.Add(row);
        KeepFormer(item, row, when);
        Support(item, row, when);
        foreach (var child in item.Children ?? [])
            Contribute(child, row, Later(when, 0.6));
        foreach (var message in item.Thread ?? [])
            Comment(message, row, null, Later(when, 0.7));
        Decide(item, row, when);
        if (parent is null)
            return;
        Reacted(parent, row.AuthorId, at);
        if (row.IsListed)
            parent.Children++;
    }

    /// <summary>A moment after another one, soon rather than late.</summary>
    double Later(double when, double spread) =>
        when + ((1 - when) * (0.01 + (spread * _chance.NextDouble() * _chance.NextDouble())));

    void KeepFormer(DemoText.Item item, Contribution row, double when)
    {
        foreach (var former in item.Former ?? [])
        {
            Versions.Add(
                new ContributionVersion
                {
                    Id = Guid.CreateVersion7(row.EditedAt ?? row.CreatedAt),
                    ContributionId = row.Id,
                    Number = row.Version,
                    Title = former.Title,
                    Body = former.Body,
                    At = row.EditedAt ?? row.CreatedAt,
                }
            );
            when = Later(when, 0.3);
            (row.Version, row.EditedAt) = (row.Version + 1, period.At(when));
        }
    }

    void Support(DemoText.Item item, Contribution row, double when)
    {
        // An argument is read by fewer people, and by those who lean its way.
        var counts = item.Opinions ?? [_chance.Next(2, 14), _chance.Next(0, 4), _chance.Next(0, 7)];
        var opinions = new[] { Opinion.Agree, Opinion.Mixed, Opinion.Disagree }
            .SelectMany((opinion, index) => Enumerable.Repeat(opinion, counts[index]))
            .ToArray();
        foreach (var (person, opinion) in Somebody(opinions.Length, row.AuthorId).Zip(opinions))
        {
            var at = period.At(Later(when, 1));
            Supports.Add(
                new Support
                {
                    ContributionId = row.Id,
                    PersonId = person,
                    Opinion = opinion,
                    At = at,
                }
            );
            Reacted(row, person, at);
        }
        (row.Votes.Agree, row.Votes.Mixed, row.Votes.Disagree) = (counts[0], counts[1], counts[2]);
    }

    IEnumerable<Guid> Somebody(int count, Guid? except)
    {
        var crowd = people.Crowd.Where(person => person != except).ToArray();
        _chance.Shuffle(crowd);
        return crowd.Take(count);
    }

    /// <returns>How many comments it is, its replies included.</returns>
    int Comment(DemoText.Message message, Contribution subject, Comment? parent, double when)
    {
        var at = period.At(when);
        var id = Guid.CreateVersion7(at);
        var row = new Comment
        {
            Id = id,
            SubjectKind = Contribution.Kind,
            SubjectId = subject.Id,
            ProcessId = text.Process,
            ParentId = parent?.Id,
            RootId = parent?.RootId ?? id,
            Depth = parent is null ? 0 : parent.Depth + 1,
            AuthorId = message.Author is { } author ? people.Id(author) : null,
            OfficialName = message.Author is null ? text.Service : null,
            Alignment = message.Stand,
            Body = message.Body,
            CreatedAt = at,
        };
        Comments.Add(row);
        subject.Comments++;
        if (row.AuthorId is { } writer)
            Reacted(subject, writer, at);
        Vote(row, when);
        var replies = (message.Replies ?? []).Sum(reply => Comment(reply, subject, row, Later(when, 0.3)));
        if (parent is null)
            row.Replies = replies;
        return 1 + replies;
    }

    void Vote(Comment comment, double when)
    {
        (comment.Up, comment.Down) = (_chance.Next(0, 9) * _chance.Next(0, 4), _chance.Next(0, 7) * _chance.Next(0, 2));
        comment.Score = comment.Up - comment.Down;
        foreach (
            var (person, index) in Somebody(comment.Up + comment.Down, comment.AuthorId)
                .Select((person, index) => (person, index))
        )
            Votes.Add(
                new CommentVote
                {
                    CommentId = comment.Id,
                    PersonId = person,
                    Value = index < comment.Up ? 1 : -1,
                    At = period.At(Later(when, 1)),
                }
            );
    }

    void Decide(DemoText.Item item, Contribution row, double when)
    {
        var at = period.At(when + ((1 - when) * 0.8));
        if (item.Withdrawn)
            row.Withdrawal = new Withdrawal { ContributionId = row.Id, At = at };
        if (item.Trash is { } trash)
        {
            row.TrashedAt = at;
            Trashings.Add(
                new Trashing
                {
                    Id = Guid.CreateVersion7(at),
                    SubjectKind = Contribution.Kind,
                    SubjectId = row.Id,
                    ProcessId = text.Process,
                    Reason = trash.Reason,
                    Text = trash.Text,
                    AgentId = agent,
                    At = at,
                }
            );
        }
        if (item.Answer is not { } answer)
            return;
        row.Status = answer.Status;
        Answers.Add(
            new FollowUpAnswer
            {
                Id = Guid.CreateVersion7(at),
                ContributionId = row.Id,
                Status = answer.Status,
                Text = answer.Text,
                Service = text.Service,
                AgentId = agent,
                At = at,
            }
        );
    }

    /// <summary>What an author does to their own text is no reaction.</summary>
    static void Reacted(Contribution row, Guid person, DateTimeOffset at)
    {
        if (person != row.AuthorId && (row.FirstReactionAt is not { } first || at < first))
            row.FirstReactionAt = at;
    }
}
