using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Participation.FollowUp;

/// <summary>The room's table of contents, and the type that its words are filed under.</summary>
public sealed class FollowUpRoom
{
    internal static void Add(IServiceCollection services)
    {
        services.AddScoped<AnswerContribution>();
        services.AddScoped<AnswerPage>();
    }

    internal static void Map(Doors doors) =>
        doors.Staff.MapPost("/moderation/contributions/{id:guid}/answer", AnswerPage.Send).DisableAntiforgery();
}
