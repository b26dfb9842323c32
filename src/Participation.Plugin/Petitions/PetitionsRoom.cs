using Foundation.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Participation.Comments;
using Participation.Moderation;
using Participation.Pages;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;

namespace Participation.Petitions;

/// <summary>The room's table of contents, and the type that its words are filed under.</summary>
public sealed class PetitionsRoom
{
    internal static void Add(IUmbracoBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PetitionProcesses>();
        services.AddSingleton<ReadPetitionProcesses>();
        builder.AddNotificationHandler<UmbracoApplicationStartedNotification, ReadPetitionProcesses>();
        builder.AddNotificationHandler<ContentCacheRefresherNotification, ReadPetitionProcesses>();

        services.AddScoped<WritePetition>();
        services.AddScoped<AppealRefusal>();
        services.AddScoped<DecideOnPetition>();
        services.AddScoped<TellOfPetition>();

        services.AddSingleton<ReadMailProviders>();
        services.AddSingleton<ProofOfWork>();
        services.AddSingleton<SigningRate>();
        services.AddSingleton<CountOne>();
        services.AddSingleton<ConfirmSignature>();
        services.AddScoped<PetitionLetters>();
        services.AddScoped<SignByMail>();
        services.AddScoped<SignWithAccount>();

        services.AddSingleton<CountSignatures>();
        services.AddSingleton<PetitionRulesCache>();
        services.AddScoped<MailSignatories>();
        services.AddScoped<LeaveNews>();
        services.AddScoped<AnonymisePetitions>();
        services.AddHostedService<AfterPetitions>();

        services.AddScoped<FollowRules>();
        services.AddScoped<RecountSignatures>();
        services.AddHostedService<RulesWatch>();
        services.AddHostedService<NightlyRecount>();

        services.AddScoped<FindSuspects>();
        services.AddScoped<InvalidateSignatures>();
        services.AddScoped<SaveMailProviders>();
        services.AddHostedService<InvalidationWatch>();

        services.AddScoped<ReadPetition>();
        services.AddScoped<ReadIntegrity>();
        services.AddScoped<ListPetitions>();
        services.AddScoped<PetitionPresentation>();
        services.AddScoped<ISearchable, PetitionSearch>();
        services.AddScoped<IShowFound, ShowFoundPetitions>();
        services.AddScoped<ICommentable, PetitionSubject>();
        services.AddScoped<IModeratable, PetitionSubject>();

        services.AddScoped<PetitionPage>();
        services.AddScoped<SignPage>();
        services.AddScoped<ConfirmPage>();
        services.AddScoped<WritePetitionPage>();
        services.AddScoped<DeskPage>();
        services.AddScoped<SuspectsPage>();
    }

    internal static void Map(Doors doors)
    {
        PetitionsApi.Map(doors.Api);
        var pages = doors.Pages.MapGroup("/petitions");
        pages.MapGet("/new", WritePetitionPage.Open).WithName("WritePetition");
        pages.MapPost("/new", WritePetitionPage.Send).DisableAntiforgery();
        pages.MapGet("/simulator", SimulatorPage.Show);
        pages.MapGet("/signatures/{token}", ConfirmPage.Open);
        pages.MapPost("/signatures/{token}", ConfirmPage.Press).DisableAntiforgery();
        var one = pages.MapGroup("/{id:guid}");
        one.MapGet("", PetitionPage.Show).AddEndpointFilter<KeptPages>().WithName("Petition");
        one.MapGet("/sign", SignPage.Open);
        one.MapPost("/signatures", SignPage.Send).DisableAntiforgery();
        one.MapGet("/mail-sent", SignPage.MailSent);
        one.MapGet("/thanks", ConfirmPage.Thanks);
        one.MapGet("/challenge", ChallengePage.Get);
        one.MapPost("/appeal", WritePetitionPage.Appeal).DisableAntiforgery();
        one.MapGet("/integrity", IntegrityPage.Show);
        pages.MapGet("/news/{id:guid}/{key}", NewsPage.Open);
        pages.MapPost("/news/{id:guid}/{key}", NewsPage.Leave).DisableAntiforgery();
        one.MapGet("/widget", WidgetPage.Show).AddEndpointFilter(WidgetPage.Framed).AddEndpointFilter<KeptPages>();
        one.MapGet("/steps.atom", StepsFeed.Get);

        var staff = doors.Staff.MapGroup("/petitions");
        staff.MapGet("/desk", DeskPage.ShowQueue).WithName("PetitionDesk");
        staff.MapGet("/desk/providers", ProvidersPage.Show);
        staff.MapPost("/desk/providers", ProvidersPage.Send).DisableAntiforgery();
        staff.MapGet("/{id:guid}/desk", DeskPage.Show);
        staff.MapPost("/{id:guid}/desk", DeskPage.Send).DisableAntiforgery();
        staff.MapGet("/{id:guid}/suspects", SuspectsPage.Show);
        staff.MapPost("/{id:guid}/invalidations", SuspectsPage.Start).DisableAntiforgery();
        staff.MapPost("/{id:guid}/invalidations/{invalidation:guid}/stop", SuspectsPage.Stop).DisableAntiforgery();
        staff.MapPost("/{id:guid}/invalidations/{invalidation:guid}/reversal", SuspectsPage.Reverse).DisableAntiforgery();
    }
}
