using Participation.Notifications;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Moderation;

/// <summary>
/// An agent moves an item to the trash, with a reason of the charter and words that are published and sent to the
/// author (M3, M4). The item is never deleted, and its reports are closed.
/// </summary>
public sealed class MoveToTrash(ParticipationDb db, Decide decide, TellAuthor tell)
{
    /// <param name="Reason">Name of a <see cref="ModerationReason"/>.</param>
    /// <param name="Seen">When the page was read.</param>
    public sealed record Form(string? Reason, string? Text, DateTimeOffset? Seen = null);

    public async Task<Decided> Run(Agent? agent, Subject on, Form form, CancellationToken stop)
    {
        if (agent is null)
            return DecisionOutcome.NotAnAgent;
        if (Reasons.Read(form.Reason) is not { } reason)
            return DecisionOutcome.NoReason;
        var text = TypedText.Clean(form.Text);
        if (Decide.Wrong(text) is { } wrong)
            return wrong;
        return await decide.Run(agent, on, form.Seen, turn => Move(turn, reason, text, stop), stop);
    }

    async Task<DecisionOutcome> Move(Decide.Turn turn, ModerationReason reason, string text, CancellationToken stop)
    {
        var (agent, room, item, now) = turn;
        if (!await room.MoveToTrash(item.Id, now, stop))
            return DecisionOutcome.AlreadyDecided;
        var trashing = new Trashing
        {
            Id = Guid.CreateVersion7(now),
            SubjectKind = item.Kind,
            SubjectId = item.Id,
            ProcessId = item.ProcessId,
            Reason = reason,
            Text = text,
            AgentId = agent.Id,
            AgentName = agent.Name,
            At = now,
        };
        db.Trashings.Add(trashing);
        await Decide.CloseReports(db, turn, stop);
        await tell.Trashed(new(item.AuthorId, item.Title, item.Url), trashing, stop);
        await db.SaveChangesAsync(stop);
        return DecisionOutcome.Done;
    }
}
