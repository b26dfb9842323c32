using Foundation.Imaging;
using Foundation.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Participation.Comments;
using Participation.FollowUp;
using Participation.Moderation;
using Participation.Pages;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;

namespace Participation.Contributions;

/// <summary>The room's table of contents, and the type that its words are filed under.</summary>
public sealed class ContributionsRoom
{
    internal static void Add(IUmbracoBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<ContributionSubject>();
        services.AddScoped<ICommentable>(provider => provider.GetRequiredService<ContributionSubject>());
        services.AddScoped<IModeratable>(provider => provider.GetRequiredService<ContributionSubject>());
        services.AddScoped<IAnswerable>(provider => provider.GetRequiredService<ContributionSubject>());

        services.AddSingleton<FormCatalog>();
        services.AddSingleton<ReadForms>();
        builder.AddNotificationAsyncHandler<UmbracoApplicationStartedNotification, FollowTypes>();
        builder.AddNotificationAsyncHandler<ContentTypeChangedNotification, FollowTypes>();

        services.AddScoped<Presentation>();
        services.AddScoped<ReadArguments>();
        services.AddScoped<OwnDrafts>();
        services.AddScoped<TypeWords>();
        services.AddScoped<Drafts>();
        services.AddScoped<IKeptComments, KeptComments>();
        services.AddSingleton(new CheckUpload(new UploadLimits { Bytes = (int)Attachments.LargestFile }));
        services.AddScoped<Attachments>();
        services.AddScoped<ListContributions>();
        services.AddScoped<PublicContributions>();
        services.AddScoped<ReadContribution>();
        services.AddScoped<ReadVersions>();
        services.AddScoped<SubmitContribution>();
        services.AddScoped<EditContribution>();
        services.AddScoped<WithdrawContribution>();
        services.AddScoped<SupportContribution>();
        services.AddScoped<ISearchable, ContributionSearch>();
        services.AddScoped<IShowFound, ShowFoundContributions>();

        services.AddScoped<ContributionPage>();
        services.AddScoped<AuthorityHint>();
        services.AddScoped<WritePage>();
        services.AddScoped<EditPage>();
        services.AddScoped<VersionsPage>();
        services.AddScoped<WithdrawPage>();
    }

    internal static void Map(Doors doors)
    {
        ContributionsApi.Map(doors.Api);
        DraftsApi.Map(doors.Api);
        var pages = doors.Pages.MapGroup("/contributions");
        pages.MapGet("/new", WritePage.Open).WithName("WriteContribution");
        pages.MapPost("/new", WritePage.Send).DisableAntiforgery();
        pages.MapPost("/new/authority", AuthorityHint.Http).DisableAntiforgery();
        pages.MapGet("/{id:guid}", ContributionPage.Show).WithName("Contribution");
        pages.MapGet("/{id:guid}/versions", VersionsPage.Show);
        pages.MapGet("/{id:guid}/edit", EditPage.Open);
        pages.MapPost("/{id:guid}/edit", EditPage.Send).DisableAntiforgery();
        pages.MapGet("/{id:guid}/withdrawal", WithdrawPage.Open);
        pages.MapPost("/{id:guid}/withdrawal", WithdrawPage.Send).DisableAntiforgery();
        pages.MapPost("/{id:guid}/support", SupportPage.Send).DisableAntiforgery();
        pages.MapGet("/attachments/{id:guid}", AttachmentFile.Get);
    }
}
