using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Participation.Moderation;

namespace Participation.Comments;

/// <summary>The room's table of contents, and the type that its words are filed under.</summary>
public sealed class CommentsRoom
{
    internal static void Add(IServiceCollection services)
    {
        services.AddScoped<IModeratable, CommentSubject>();
        services.AddScoped<AddComment>();
        services.AddScoped<AnswerInThread>();
        services.AddScoped<VoteOnComment>();
        services.AddScoped<ListThread>();
        services.AddScoped<ContributionThread>();
        services.AddScoped<CommentPage>();
        services.AddScoped<BranchPage>();
    }

    internal static void Map(Doors doors)
    {
        doors.Pages.MapGet("/comments/new", CommentPage.Open).WithName("WriteComment");
        doors.Pages.MapPost("/comments", CommentPage.Send).DisableAntiforgery();
        doors.Pages.MapPost("/comments/votes", VotePage.Send).DisableAntiforgery();
        doors.Pages.MapGet("/comments/{id:guid}", BranchPage.Show).WithName("Comment");

        doors.Staff.MapGet("/moderation/comments/new", CommentPage.OpenOfficial);
        doors.Staff.MapPost("/moderation/comments", CommentPage.SendOfficial).DisableAntiforgery();

        var thread = doors.Api.MapGroup("/contributions/{id:guid}/comments").WithTags("Comments");
        thread.MapGet("", CommentsApi.List).WithName("ListComments");
        thread.MapPost("", CommentsApi.Add).WithName("AddComment");
        var vote = doors.Api.MapGroup("/comments/{id:guid}/vote").WithTags("Comments");
        vote.MapPut("", CommentsApi.Vote).WithName("VoteOnComment");
        vote.MapDelete("", CommentsApi.TakeVoteBack).WithName("TakeBackVoteOnComment");
    }
}
