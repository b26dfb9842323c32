using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Participation.Citizens;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;

namespace Participation.Questionnaires;

/// <summary>The room's table of contents, and the type that its words are filed under.</summary>
public sealed class QuestionnairesRoom
{
    internal static void Add(IUmbracoBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<QuestionnaireCatalog>();
        services.AddSingleton<ReadQuestionnaires>();
        builder.AddNotificationHandler<UmbracoApplicationStartedNotification, ReadQuestionnaires>();
        builder.AddNotificationHandler<ContentCacheRefresherNotification, ReadQuestionnaires>();

        services.AddSingleton<AnswerLinks>();
        services.AddSingleton<KnownVersions>();
        services.AddScoped<Versions>();
        services.AddScoped<StartAnswer>();
        services.AddScoped<KeepAnswer>();
        services.AddScoped<AnswerFiles>();
        services.AddScoped<AddAnswers>();
        services.AddScoped<ReadPublished>();
        services.AddScoped<ITakenPart, MyAnswers>();
        services.AddSingleton<LastForgotten>();
        services.AddScoped<ForgetOrder>();
        services.AddScoped<IRetention, KeepAnswersNoLonger>();

        services.AddSingleton<ResultsCache>();
        services.AddScoped<PublishResults>();
        services.AddScoped<ExportAnswers>();

        services.AddScoped<AnswerWords>();
        services.AddScoped<AnswerPage>();
        services.AddScoped<PreviewPage>();
        services.AddScoped<CheckPage>();
        services.AddScoped<ResultsPage>();
    }

    internal static void Map(Doors doors)
    {
        QuestionnairesApi.Map(doors.Api);
        var pages = doors.Pages.MapGroup("/questionnaires");
        pages.MapGet("/{slug}", StartPage.Short).WithName("Questionnaire");
        pages.MapGet("/{slug}/kiosk", StartPage.Kiosk);
        pages.MapPost("/{slug}/answers", StartPage.Begin).DisableAntiforgery();

        var answers = pages.MapGroup("/answers/{link}").AddEndpointFilter(Private);
        answers.MapGet("", AnswerPage.Open);
        answers.MapPost("", AnswerPage.Send).DisableAntiforgery();
        answers.MapGet("/done", AnswerPage.Done);

        var staff = doors.Staff.MapGroup("/questionnaires/{slug}");
        staff.MapGet("/check", CheckPage.Show);
        staff.MapGet("/form.json", CheckPage.Export);
        staff.MapGet("/preview", PreviewPage.Open);
        staff.MapPost("/preview", PreviewPage.Send).DisableAntiforgery();
        staff.MapGet("/results", ResultsPage.Show);
        staff.MapPost("/results", ResultsPage.Decide).DisableAntiforgery();
        staff.MapGet("/results.csv", ExportAnswers.Csv);
        staff.MapGet("/results.xlsx", ExportAnswers.Xlsx);
        staff.MapGet("/results.json", ExportAnswers.Json);
        staff.MapGet("/results-codes.csv", ExportAnswers.Codes);
    }

    /// <summary>The address is a key: no cache keeps the page, no other site and no search engine hears of it.</summary>
    static ValueTask<object?> Private(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        return next(context);
    }
}
