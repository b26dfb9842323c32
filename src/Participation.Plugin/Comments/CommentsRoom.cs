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
    }

    internal static void Map(Doors doors) { }
}
