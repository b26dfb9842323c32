using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>The drafts of a signed-in person, and nobody else's.</summary>
public sealed class OwnDrafts(ParticipationDb db, Attachments attachments)
{
    public sealed record Kept(Draft Draft, Submission Typed, IReadOnlyList<Attachment> Files);

    /// <summary>The last changed first.</summary>
    public async Task<IReadOnlyList<Kept>> List(Guid person, CancellationToken stop)
    {
        var drafts = await db.Drafts.AsNoTracking().Where(draft => draft.PersonId == person).ToListAsync(stop);
        var kept = new List<Kept>();
        foreach (var draft in drafts.OrderByDescending(draft => draft.UpdatedAt))
            if (await Read(draft, stop) is { } read)
                kept.Add(read);
        return kept;
    }

    public async Task<Kept?> Find(Guid id, Guid person, CancellationToken stop) =>
        await db.Drafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.Id == id && draft.PersonId == person, stop)
            is { } draft
            ? await Read(draft, stop)
            : null;

    async Task<Kept?> Read(Draft draft, CancellationToken stop) =>
        JsonSerializer.Deserialize<Submission>(draft.Form) is { } typed
            ? new(draft, typed, await attachments.OfDraft(draft.Id, stop))
            : null;
}
