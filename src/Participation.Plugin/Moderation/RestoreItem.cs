using Microsoft.EntityFrameworkCore;
using Participation.Notifications;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Moderation;

/// <summary>An agent takes an item out of the trash, and says why. The decision that put it there stays in its history.</summary>
public sealed class RestoreItem(ParticipationDb db, Decide decide, TellAuthor tell)
{
    /// <param name="Seen">When the page was read.</param>
    public sealed record Form(string? Text, DateTimeOffset? Seen = null);

    public async Task<Decided> Run(Agent? agent, Subject on, Form form, CancellationToken stop)
    {
        if (agent is null)
            return DecisionOutcome.NotAnAgent;
        var text = TypedText.Clean(form.Text);
        if (Decide.Wrong(text) is { } wrong)
            return wrong;
        return await decide.Run(agent, on, form.Seen, turn => Restore(turn, text, stop), stop);
    }

    async Task<DecisionOutcome> Restore(Decide.Turn turn, string text, CancellationToken stop)
    {
        var (agent, room, item, now) = turn;
        if (!await room.TakeOut(item.Id, stop))
            return DecisionOutcome.AlreadyDecided;
        var trashing = await db
            .Trashings.Where(it => it.SubjectId == item.Id && it.Restoration == null)
            .OrderByDescending(it => it.At)
            .Select(it => it.Id)
            .FirstAsync(stop);
        var restoration = new Restoration
        {
            Id = Guid.CreateVersion7(now),
            TrashingId = trashing,
            Text = text,
            AgentId = agent.Id,
            AgentName = agent.Name,
            At = now,
        };
        db.Restorations.Add(restoration);
        await tell.Restored(new(item.AuthorId, item.Title, item.Url), restoration, stop);
        await db.SaveChangesAsync(stop);
        return DecisionOutcome.Done;
    }
}
