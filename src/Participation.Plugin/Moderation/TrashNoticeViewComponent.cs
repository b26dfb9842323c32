using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Moderation;

/// <summary>
/// Says on an item's own address that it is in the trash, why, and in the agent's words:
/// <c>Component.InvokeAsync("TrashNotice", new { subjectKind, subjectId })</c>. Nothing when it is not there.
/// </summary>
public sealed class TrashNoticeViewComponent(ParticipationDb db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string subjectKind, Guid subjectId)
    {
        var trashing = await db
            .Trashings.AsNoTracking()
            .Where(it => it.SubjectId == subjectId && it.SubjectKind == subjectKind && it.Restoration == null)
            .OrderByDescending(it => it.At)
            .FirstOrDefaultAsync(HttpContext.RequestAborted);
        return trashing is null ? Content("") : View("/Moderation/TrashNotice.cshtml", trashing);
    }
}
