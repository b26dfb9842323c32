using Foundation.Storage;
using Participation.Citizens;
using Participation.Comments;
using Participation.Contributions;
using Participation.FollowUp;
using Participation.Moderation;
using Participation.Storage;

namespace Participation.Imports;

/// <summary>Everything that one batch writes, by table, in the order in which rows may refer to each other.</summary>
sealed class ImportedRows
{
    readonly List<Change> _changes = [];

    public List<Person> Persons { get; } = [];
    public List<Contribution> Contributions { get; } = [];
    public List<Withdrawal> Withdrawals { get; } = [];
    public List<FollowUpAnswer> Answers { get; } = [];
    public List<Comment> Comments { get; } = [];
    public List<Trashing> Trashings { get; } = [];
    public List<Report> Reports { get; } = [];
    public List<ImportedRow> Keys { get; } = [];
    public Counters Counters { get; } = new();

    public void Announce(string kind, Guid id) => _changes.Add(new Change { Kind = kind, SubjectId = id });

    public async Task InsertInto(ParticipationDb db, CancellationToken stop)
    {
        Counters.ApplyTo(this);
        await db.Insert(Persons, stop);
        await db.Insert(Contributions, stop);
        await db.Insert(Withdrawals, stop);
        await db.Insert(Answers, stop);
        await db.Insert(Comments, stop);
        await db.Insert(Trashings, stop);
        await db.Insert(Reports, stop);
        await db.Insert(Keys, stop);
        await Counters.ApplyToOlder(db, this, stop);
        await db.Insert(_changes, stop);
    }
}
