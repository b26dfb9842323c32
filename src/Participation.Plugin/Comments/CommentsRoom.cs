using Foundation.Http;
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

        var api = doors.Api.MapGroup("").WithTags("Comments");
        api.MapGet("/contributions/{id:guid}/comments", CommentsApi.List)
            .WithName("ListComments")
            .WithSummary("The thread of a contribution, or the replies of one comment (`branch`)")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/contributions/{id:guid}/comments", CommentsApi.Add)
            .WithName("AddComment")
            .WithSummary("Comment a contribution, or reply to a comment of its thread (`replyTo`)")
            .Produces<CommentsApi.Item>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(TooManyRequests.Status);
        api.MapPut("/comments/{id:guid}/vote", CommentsApi.Vote)
            .WithName("VoteOnComment")
            .WithSummary("Find a comment useful (`up`) or not (`down`); once more changes the vote")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        api.MapDelete("/comments/{id:guid}/vote", CommentsApi.TakeVoteBack)
            .WithName("TakeBackVoteOnComment")
            .WithSummary("Take one's vote back")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }
}
