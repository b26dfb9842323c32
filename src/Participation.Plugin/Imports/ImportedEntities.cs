using Microsoft.Extensions.Localization;
using Participation.Citizens;
using Participation.Comments;
using Participation.Contributions;
using Participation.FollowUp;
using Participation.Geography;
using Participation.Moderation;
using Participation.Processes;

namespace Participation.Imports;

/// <summary>Turns placed rows into the entities that citizens and agents would have made here.</summary>
sealed class ImportedEntities(Process process, Communes communes, IStringLocalizer<ImportsRoom> words, TimeProvider clock)
{
    const int LongestTitle = 500;
    const int LongestName = 300;

    readonly Dictionary<string, string> _sections = SectionsByName(process);

    /// <summary>Adds what the row becomes, its key, its author and its feed line; parents gain what it adds to them.</summary>
    public void AddTo(ImportedRows rows, Placed placed, KnownItems known)
    {
        var (row, parent, item) = placed;
        switch (row)
        {
            case ContributionRow contribution:
                Add(rows, contribution, item.Id, parent?.Id, Author(rows, row, known));
                rows.Announce(Contribution.Kind, item.Id);
                break;
            case CommentRow comment:
                Add(rows, comment, item, parent!, Author(rows, row, known)); // a comment always has a parent
                rows.Announce(Comment.Kind, item.Id);
                break;
            case VoteRow vote:
                rows.Counters.Vote(item.Id, vote.Opinion);
                break;
            case ReportRow report:
                Add(rows, report, parent!, Author(rows, row, known));
                break;
        }
        rows.Keys.Add(Key(row.Key.Kind, row.Key.Id, item.Id));
    }

    readonly HashSet<string> _newAuthors = new(StringComparer.Ordinal);

    /// <summary>What was added is durable.</summary>
    public void Keep() => _newAuthors.Clear();

    /// <summary>What was added was not saved: the authors among it are unknown again.</summary>
    public void Forget(KnownItems known)
    {
        foreach (var author in _newAuthors)
            known.ForgetAuthor(author);
        _newAuthors.Clear();
    }

    Guid Author(ImportedRows rows, ImportRow row, KnownItems known)
    {
        var key = Pseudonyms.KeyOf(row.Author, process.Id);
        if (known.Author(key) is { } id)
            return id;
        var unknown = row.Author.Id.Length == 0;
        var person = new Person
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Pseudonym = unknown ? words["UnknownAuthor"] : Pseudonyms.Of(row.Author, process.Id),
            CreatedAt = clock.GetUtcNow(),
        };
        rows.Persons.Add(person);
        rows.Keys.Add(Key(RowKey.Author, key, person.Id));
        known.AddAuthor(key, person.Id);
        _newAuthors.Add(key);
        return person.Id;
    }

    void Add(ImportedRows rows, ContributionRow row, Guid id, Guid? parentId, Guid authorId)
    {
        var (title, body) = Texts(row);
        var created = row.CreatedAt ?? row.UpdatedAt ?? clock.GetUtcNow();
        var contribution = new Contribution
        {
            Id = id,
            ProcessId = process.Id,
            Type = row.Type,
            ParentId = parentId,
            Side = row.Side,
            Title = title,
            Body = body,
            Section = Section(row.Section),
            Theme = Named(row.Theme),
            Commune = CommuneOf(row)?.Insee,
            Place = Named(row.Place),
            Latitude = row.Longitude is null ? null : row.Latitude,
            Longitude = row.Latitude is null ? null : row.Longitude,
            AuthorId = authorId,
            Channel = Channel.Import,
            CreatedAt = created,
            EditedAt = row.UpdatedAt > created.AddMinutes(1) ? row.UpdatedAt : null,
            TrashedAt = row.Trash is { } trash ? trash.At ?? row.UpdatedAt ?? created : null,
            Status = row.Answer?.Status,
        };
        (contribution.Votes.ImportedAgree, contribution.Votes.ImportedMixed, contribution.Votes.ImportedDisagree) =
            row.Totals ?? new RowTotals(0, 0, 0);
        rows.Contributions.Add(contribution);
        if (row.Withdrawn)
            rows.Withdrawals.Add(new Withdrawal { ContributionId = id, At = row.UpdatedAt ?? created });
        if (row.Answer is { } answer)
            rows.Answers.Add(Answered(id, answer, row.UpdatedAt ?? created));
        if (row.Trash is not null)
            rows.Trashings.Add(Trashed(Contribution.Kind, id, row.Trash, contribution.TrashedAt ?? created));
        else if (parentId is { } parent && !row.Withdrawn)
            rows.Counters.Child(parent);
    }

    void Add(ImportedRows rows, CommentRow row, KnownItem item, KnownItem parent, Guid authorId)
    {
        var place = item.Thread!; // set for every comment
        var created = row.CreatedAt ?? clock.GetUtcNow();
        var trashedAt = row.Trash is { } trash ? trash.At ?? created : (DateTimeOffset?)null;
        rows.Comments.Add(
            new Comment
            {
                Id = item.Id,
                SubjectKind = Contribution.Kind,
                SubjectId = place.SubjectId,
                ProcessId = process.Id,
                ParentId = parent.Thread is null ? null : parent.Id,
                RootId = place.RootId,
                Depth = place.Depth,
                AuthorId = authorId,
                Alignment = Math.Sign(row.Alignment),
                Body = row.Body ?? words["LostText"],
                CreatedAt = created,
                TrashedAt = trashedAt,
            }
        );
        if (place.RootId != item.Id)
            rows.Counters.Reply(place.RootId);
        if (row.Trash is not null)
            rows.Trashings.Add(Trashed(Comment.Kind, item.Id, row.Trash, trashedAt ?? created));
        else
            rows.Counters.Comment(place.SubjectId);
    }

    /// <summary>The reports were judged over there: they are kept as history, and do not fill the queue of our agents.</summary>
    void Add(ImportedRows rows, ReportRow row, KnownItem subject, Guid reporterId)
    {
        var at = row.CreatedAt ?? clock.GetUtcNow();
        rows.Reports.Add(
            new Report
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                ProcessId = process.Id,
                SubjectKind = subject.Thread is null ? Contribution.Kind : Comment.Kind,
                SubjectId = subject.Id,
                ReporterId = reporterId,
                Reason = row.Reason,
                Text = Cut(row.Body, 2_000),
                At = at,
                ClosedAt = clock.GetUtcNow(),
                ClosedBy = Guid.Empty,
            }
        );
    }

    /// <summary>A title that is too long keeps its beginning; whole, it opens the text. Nothing is lost.</summary>
    (string Title, string Body) Texts(ContributionRow row)
    {
        var title = (row.Title ?? words["LostTitle"].Value).ReplaceLineEndings(" ");
        var body = row.Body ?? words["LostText"];
        return title.Length <= LongestTitle ? (title, body) : (Cut(title, LongestTitle), $"{title}\n\n{body}");
    }

    string? Section(string named) =>
        named.Length == 0 ? null : _sections.GetValueOrDefault(Cells.Folded(named)) ?? Cut(named, LongestName);

    Commune? CommuneOf(ContributionRow row) =>
        communes.Find(row.Commune)
        ?? communes.Named(row.Commune)
        ?? (row is { Latitude: { } latitude, Longitude: { } longitude } ? communes.At(latitude, longitude) : null);

    FollowUpAnswer Answered(Guid contributionId, RowAnswer answer, DateTimeOffset otherwise) =>
        new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            ContributionId = contributionId,
            Status = answer.Status,
            Text = answer.Text.Length > 0 ? answer.Text : words["StatusAlone"],
            Service = words["FormerPlatform"],
            AgentId = Guid.Empty,
            At = answer.At ?? otherwise,
        };

    Trashing Trashed(string kind, Guid id, RowTrash trash, DateTimeOffset at) =>
        new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            ProcessId = process.Id,
            SubjectKind = kind,
            SubjectId = id,
            Reason = TrashReasons.Of(trash),
            Text = trash.Reason.Length == 0 ? words["Trashed"] : words["TrashedBecause", Cut(trash.Reason, 3_000)],
            AgentId = Guid.Empty,
            At = at,
        };

    ImportedRow Key(string kind, string externalId, Guid itemId) =>
        new()
        {
            ProcessId = process.Id,
            Kind = kind,
            ExternalId = externalId,
            ItemId = itemId,
        };

    static string? Named(string name) => name.Length == 0 ? null : Cut(name, LongestName);

    /// <summary>Never in the middle of a character.</summary>
    static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..end] + "…";
    }

    static Dictionary<string, string> SectionsByName(Process process)
    {
        var byName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var section in process.Sections)
        {
            byName.TryAdd(Cells.Folded(section.Identifier), section.Identifier);
            byName.TryAdd(Cells.Folded(section.Title), section.Identifier);
        }
        return byName;
    }
}
