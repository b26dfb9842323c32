using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Participation.Api;
using Participation.Citizens;
using Participation.Comments;
using Participation.Contributions;
using Participation.FollowUp;
using Participation.Geography;
using Participation.Imports;
using Participation.Moderation;
using Participation.Notifications;
using Participation.OpenData;
using Participation.Pages;
using Participation.Petitions;
using Participation.Processes;
using Participation.Questionnaires;
using Participation.Storage;
using Umbraco.Cms.Core.DependencyInjection;

namespace Participation;

/// <summary>
/// The two doors of the plugin, and its table of contents. Storage first, then the rooms; a room's own door
/// (<c>*Room.cs</c>) lists its verbs.
/// </summary>
public static class ParticipationPlugin
{
    public static IUmbracoBuilder AddParticipation(this IUmbracoBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ParticipationOptions>().Bind(builder.Config.GetSection("Participation"));
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddLocalization();
        services.AddControllersWithViews();
        services.AddSingleton<ITagHelperInitializer<FormTagHelper>, NoFormTokens>();

        StorageRoom.Add(services);
        services.AddScoped<Agents>();

        ApiRoom.Add(services);
        GeographyRoom.Add(services);
        ProcessesRoom.Add(builder);
        CitizensRoom.Add(services);
        ContributionsRoom.Add(builder);
        PetitionsRoom.Add(builder);
        QuestionnairesRoom.Add(builder);
        CommentsRoom.Add(services);
        ModerationRoom.Add(services);
        FollowUpRoom.Add(services);
        NotificationsRoom.Add(services);
        OpenDataRoom.Add(services);
        ImportsRoom.Add(services);
        return builder;
    }

    /// <summary>
    /// Maps pages and API. Relies on the host for routing and authentication only; everything else (cross-origin check,
    /// agents' gate, limits) is carried by the endpoints themselves.
    /// </summary>
    public static IEndpointRouteBuilder MapParticipation(this IEndpointRouteBuilder app)
    {
        var all = app.MapGroup("").AddEndpointFilter<CrossOriginFilter>();
        var doors = new Doors(
            Pages: all.MapGroup("").ExcludeFromDescription(),
            Api: ApiRoom.Group(all.MapGroup(ApiRoom.Prefix)),
            Staff: all.MapGroup("").ExcludeFromDescription().AddEndpointFilter<AgentsOnlyFilter>().WithMetadata(AgentsOnly.Mark)
        );
        ApiRoom.Map(doors);
        GeographyRoom.Map(doors);
        ProcessesRoom.Map(doors);
        CitizensRoom.Map(doors);
        ContributionsRoom.Map(doors);
        PetitionsRoom.Map(doors);
        QuestionnairesRoom.Map(doors);
        CommentsRoom.Map(doors);
        ModerationRoom.Map(doors);
        FollowUpRoom.Map(doors);
        NotificationsRoom.Map(doors);
        OpenDataRoom.Map(doors);
        return app;
    }
}

/// <summary>Where a room hangs its endpoints.</summary>
/// <param name="Pages">HTML for everyone.</param>
/// <param name="Api"><c>/api/participation/v1</c>, described by OpenAPI.</param>
/// <param name="Staff">HTML for signed-in agents only.</param>
public sealed record Doors(RouteGroupBuilder Pages, RouteGroupBuilder Api, RouteGroupBuilder Staff);
