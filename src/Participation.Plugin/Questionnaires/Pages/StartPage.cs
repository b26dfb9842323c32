using System.Globalization;
using Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Participation.Citizens;
using Participation.Pages;

namespace Participation.Questionnaires;

/// <summary>
/// The page of a questionnaire, for the site's template: <c>@await Component.InvokeAsync("Questionnaire", new { key })</c>.
/// What it asks, for how long, and what is promised about who answers.
/// </summary>
[ViewComponent(Name = "Questionnaire")]
public sealed class StartPage(QuestionnaireCatalog questionnaires, ReadPublished published, TimeProvider clock) : ViewComponent
{
    /// <param name="Now">The one instant of this request.</param>
    /// <param name="Results">What agents decided to publish; null before.</param>
    public sealed record Model(
        Questionnaire Questionnaire,
        DateTimeOffset Now,
        bool IsReady,
        bool IsKiosk,
        PublishedResults? Results
    )
    {
        public bool IsOpen => IsReady && Questionnaire.IsOpenAt(Now);
    }

    public async Task<IViewComponentResult> InvokeAsync(Guid key) =>
        questionnaires.Find(key, CultureInfo.CurrentUICulture.Name) is { } questionnaire
            ? View(
                "/Questionnaires/Pages/Start.cshtml",
                new Model(
                    questionnaire,
                    clock.GetUtcNow(),
                    Readiness.IsReady(questionnaire),
                    IsKiosk: false,
                    await published.Run(questionnaire.Id, HttpContext.RequestAborted)
                )
            )
            : Content("");

    /// <summary><c>GET /questionnaires/{slug}</c>: the short address leads to the page.</summary>
    internal static IResult Short(string slug, QuestionnaireCatalog questionnaires) =>
        Find(slug, questionnaires) is { } questionnaire ? Results.LocalRedirect(questionnaire.Url) : Results.NotFound();

    /// <summary><c>GET /questionnaires/{slug}/kiosk</c>: on a tablet that stays there, for questionnaires without account.</summary>
    internal static IResult Kiosk(string slug, QuestionnaireCatalog questionnaires, TimeProvider clock) =>
        Find(slug, questionnaires) is { Mode: AnswerMode.Open } questionnaire
            ? new View(
                "/Questionnaires/Pages/Kiosk.cshtml",
                new Model(questionnaire, clock.GetUtcNow(), Readiness.IsReady(questionnaire), IsKiosk: true, null)
            )
            : Results.NotFound();

    /// <summary><c>POST /questionnaires/{slug}/answers</c>: begin.</summary>
    internal static async Task<IResult> Begin(
        string slug,
        QuestionnaireCatalog questionnaires,
        StartAnswer start,
        AnswerLinks links,
        Visitor visitor,
        TimeProvider clock,
        HttpContext http
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (Find(slug, questionnaires) is not { } questionnaire)
            return Results.NotFound();
        var channel = questionnaire.Mode is AnswerMode.Open && form["kiosk"] == "1" ? AnswerChannel.Kiosk : AnswerChannel.Web;
        var person = questionnaire.Mode is AnswerMode.Open ? null : await visitor.PersonId();
        var result = await start.Run(questionnaire, person, channel, http.RequestAborted);
        return result.Outcome switch
        {
            StartAnswer.Outcome.Started or StartAnswer.Outcome.Resumed when result.Link is { } link => Results.LocalRedirect(
                "~" + links.PathOf(link)
            ),
            StartAnswer.Outcome.SignInFirst => AskToSignIn.Then(http, Back(questionnaire, http)),
            StartAnswer.Outcome.TooMany => StatePage.Of(PageState.TooMany, questionnaire).RetryAt(result.RetryAt),
            var refused => StatePage.Of(StateOf(refused, questionnaire, clock.GetUtcNow()), questionnaire),
        };
    }

    static PageState StateOf(StartAnswer.Outcome refused, Questionnaire questionnaire, DateTimeOffset now) =>
        refused switch
        {
            StartAnswer.Outcome.NotReady => PageState.NotReady,
            StartAnswer.Outcome.NotOpen => questionnaire.OpensAfter(now) is null ? PageState.Closed : PageState.NotYet,
            StartAnswer.Outcome.AddressNotConfirmed => PageState.AddressNotConfirmed,
            StartAnswer.Outcome.AlreadyTakingPart => PageState.AlreadyTakingPart,
            _ => PageState.AlreadyAnswered,
        };

    /// <summary>The page's own address carries the language already.</summary>
    static string Back(Questionnaire questionnaire, HttpContext http) =>
        questionnaire.Url.StartsWith(http.Request.PathBase + "/", StringComparison.Ordinal)
            ? questionnaire.Url[(http.Request.PathBase.Value?.Length ?? 0)..]
            : questionnaire.Url;

    static Questionnaire? Find(string slug, QuestionnaireCatalog questionnaires) =>
        questionnaires.Find(slug, CultureInfo.CurrentUICulture.Name);
}
