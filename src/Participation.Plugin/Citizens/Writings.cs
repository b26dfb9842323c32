using Microsoft.EntityFrameworkCore;
using Participation.Comments;
using Participation.Contributions;
using Participation.Storage;

namespace Participation.Citizens;

static class Writings
{
    /// <summary>A name is shown and sorted wherever the person wrote: those lines are derived again.</summary>
    public static async Task AnnounceWritings(this ParticipationDb db, Guid personId, CancellationToken stop)
    {
        foreach (var id in await db.Contributions.Where(row => row.AuthorId == personId).Select(row => row.Id).ToListAsync(stop))
            db.Announce(Contribution.Kind, id);
        foreach (var id in await db.Comments.Where(row => row.AuthorId == personId).Select(row => row.Id).ToListAsync(stop))
            db.Announce(Comment.Kind, id);
    }
}
