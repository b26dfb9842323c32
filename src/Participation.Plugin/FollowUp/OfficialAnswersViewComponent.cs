using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.FollowUp;

/// <summary>
/// What the institution answered, the latest first, for the contribution's page:
/// <c>Component.InvokeAsync("OfficialAnswers", new { contributionId })</c>. Nothing when there is no answer.
/// </summary>
public sealed class OfficialAnswersViewComponent(ParticipationDb db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid contributionId)
    {
        var answers = await db
            .FollowUpAnswers.AsNoTracking()
            .Where(it => it.ContributionId == contributionId)
            .OrderByDescending(it => it.At)
            .ToListAsync(HttpContext.RequestAborted);
        return answers.Count == 0 ? Content("") : View("/FollowUp/OfficialAnswers.cshtml", answers);
    }
}
