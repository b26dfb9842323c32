using System.Globalization;
using Foundation.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Participation.Api;

namespace Participation.Questionnaires;

/// <summary>Questionnaires for programs: what is asked, answering, published results.</summary>
static class QuestionnairesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/questionnaires").WithTags("Questionnaires");
        group
            .MapGet("", List)
            .WithName("ListQuestionnaires")
            .WithSummary("The published questionnaires, in the order of the site")
            .Produces<Listing<QuestionnaireSummary>>();
        group
            .MapGet("/{slug}", Get)
            .WithName("GetQuestionnaire")
            .WithSummary("A questionnaire: pages, questions with their rules, conditions, in both languages")
            .Produces<QuestionnaireDetails>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        group
            .MapGet("/{slug}/results", Published)
            .WithName("GetQuestionnaireResults")
            .WithSummary("The results that agents published, numbers below five suppressed")
            .Produces<PublishedResults>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        group
            .MapPost("/{slug}/answers", PostAnswers.Http)
            .WithName("AnswerQuestionnaire")
            .WithSummary("Send all the answers at once, by field; the questionnaire's mode says whether an account is needed")
            .Produces<AnswersSent>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(TooManyRequests.Status);
    }

    static IResult List(QuestionnaireCatalog catalog, TimeProvider clock, IOptions<ParticipationOptions> options)
    {
        var (now, root) = (clock.GetUtcNow(), options.Value.PublicUrl().TrimEnd('/'));
        var all = catalog.All(CultureInfo.CurrentUICulture.Name).Select(one => QuestionnaireSummary.Of(one, now, root));
        return Results.Ok(Listing<QuestionnaireSummary>.Whole([.. all]));
    }

    static IResult Get(
        string slug,
        QuestionnaireCatalog catalog,
        TimeProvider clock,
        IOptions<ParticipationOptions> options,
        Refusals refuse
    ) =>
        catalog.Find(slug, CultureInfo.CurrentUICulture.Name) is { } one
            ? Results.Ok(
                new QuestionnaireDetails(
                    QuestionnaireSummary.Of(one, clock.GetUtcNow(), options.Value.PublicUrl().TrimEnd('/')),
                    one.Form.Form
                )
            )
            : refuse.Missing("NoSuchQuestionnaire");

    static async Task<IResult> Published(
        string slug,
        QuestionnaireCatalog catalog,
        ReadPublished read,
        Refusals refuse,
        CancellationToken stop
    ) =>
        catalog.Find(slug, CultureInfo.CurrentUICulture.Name) is { } one && await read.Run(one.Id, stop) is { } results
            ? Results.Ok(results)
            : refuse.Missing("NoResults");
}

/// <summary>A questionnaire in the API's list, at one instant.</summary>
/// <param name="Slug">Names it in the API; the same in every language.</param>
/// <param name="Url">Absolute address of its page, in the reader's language.</param>
/// <param name="IsOpen">Whether it takes answers now.</param>
/// <param name="Closes">When the present phase ends; null without an end.</param>
public sealed record QuestionnaireSummary(
    Guid Id,
    string Slug,
    string Title,
    string Summary,
    string Url,
    AnswerMode Mode,
    bool IsOpen,
    DateTimeOffset? Closes,
    int Questions
)
{
    public static QuestionnaireSummary Of(Questionnaire one, DateTimeOffset now, string publicUrl) =>
        new(
            one.Id,
            one.Slug,
            one.Title,
            one.Summary,
            publicUrl + one.Url,
            one.Mode,
            Readiness.IsReady(one) && one.IsOpenAt(now),
            one.ClosesAfter(now),
            one.Form.Form.Questions.Count()
        );
}

/// <param name="Form">Pages and questions; a question's <c>code</c> is the field that takes its answer.</param>
public sealed record QuestionnaireDetails(QuestionnaireSummary Questionnaire, QuestionnaireForm Form);
