using System.Globalization;
using Microsoft.AspNetCore.Http;
using Participation.Citizens;
using Participation.Geography;
using Participation.Pages;

namespace Participation.Questionnaires;

/// <summary>
/// Answering, a page at a time: <c>/questionnaires/answers/{link}</c>. Everything is decided here at each page, so that
/// it works without a script; what is typed is kept first, right or wrong, and told afterwards.
/// </summary>
public sealed class AnswerPage(
    QuestionnaireCatalog questionnaires,
    AnswerLinks links,
    KeepAnswer keep,
    AnswerFiles files,
    Communes communes,
    Visitor visitor,
    TimeProvider clock
)
{
    /// <param name="Place">Of this page among those that are shown, from 1.</param>
    /// <param name="Problems">Told on this page.</param>
    /// <param name="Action">Where the form goes.</param>
    /// <param name="Link">The private link, whole; null in a preview.</param>
    /// <param name="Carried">Values that the form brings along: those of other pages, in a preview.</param>
    public sealed record Model(
        Questionnaire Questionnaire,
        Walk.Step Step,
        int Place,
        int Of,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Typed,
        IReadOnlyList<AnswerProblem> Problems,
        Guid Respondent,
        IReadOnlyList<Commune> Communes,
        string Action,
        string? Link,
        AnswerChannel Channel = AnswerChannel.Web,
        bool IsChanged = false,
        bool IsMore = false,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? Carried = null
    )
    {
        public bool IsPreview => Link is null;
        public bool IsLast => Place == Of;
        public bool AsksFile => Step.Items.OfType<Question>().Any(question => question.Kind is QuestionKind.File);
    }

    sealed record Context(AnswerLink Link, string Sealed, Questionnaire Questionnaire, Guid? Person);

    internal static async Task<IResult> Open(string link, AnswerPage page, HttpContext http) =>
        await page.Show(link, http.Request.Query["page"], http);

    internal static async Task<IResult> Send(string link, AnswerPage page, HttpContext http) =>
        await page.Receive(link, await http.Request.ReadFormAsync(http.RequestAborted), http);

    async Task<IResult> Show(string link, string? code, HttpContext http)
    {
        if (await Find(link) is not { } context)
            return StatePage.LostLink();
        var found = await keep.Read(context.Questionnaire, context.Link, http.RequestAborted);
        if (Refuse(context, found, http) is { } refusal)
            return refusal;
        var step = found.Walk.At(code) ?? Resume(found);
        return step is null ? StatePage.Of(PageState.NotReady, context.Questionnaire) : Page(context, found, step, []);
    }

    async Task<IResult> Receive(string link, IFormCollection form, HttpContext http)
    {
        var stop = http.RequestAborted;
        if (await Find(link) is not { } context)
            return StatePage.LostLink();
        var before = await keep.Read(context.Questionnaire, context.Link, stop);
        if (Refuse(context, before, http) is { } refusal)
            return refusal;
        if (context.Questionnaire.Pages.FirstOrDefault(page => page.Code == form["page"]) is not { } page)
            return Results.LocalRedirect("~" + links.PathOf(context.Link));
        var sent = SentPage.Of(context.Questionnaire.Form.Form, page, field => Typed(form, field));
        sent = await files.Keep(context.Link, page, form, before.Values, sent, stop);
        var (outcome, found) = await keep.Keep(context.Questionnaire, context.Link, context.Person, sent, stop);
        if (outcome is not KeepAnswer.Outcome.Kept)
            return Refused(outcome, context, http);
        await files.Forget(context.Link, found.Values, stop);
        return await Go(context, found, form, files.Problems, http);
    }

    async Task<IResult> Go(
        Context context,
        KeepAnswer.Found found,
        IFormCollection form,
        IReadOnlyList<AnswerProblem> refused,
        HttpContext http
    )
    {
        var here = "~" + links.PathOf(context.Link);
        if (form["action"] == "later")
            return new View("/Questionnaires/Pages/Later.cshtml", new Kept(context.Questionnaire, Whole(context, http)));
        // A page that the answers have hidden since it was opened is left for the one before it.
        if (found.Walk.At(form["page"]) is not { } step)
            return Results.LocalRedirect(here);
        if (form["action"] == "back")
            return Results.LocalRedirect($"{here}?page={(found.Walk.Before(step) ?? step).Page.Code}");
        if (form["action"] == "same" || form["removeFile"].Count > 0)
            return Page(context, found, step, refused);
        var problems = refused.Concat(step.Problems.Where(problem => WasShown(form, problem.Question))).ToList();
        if (problems.Count > 0)
            return Page(context, found, step, problems);
        if (step.Items.OfType<Question>().Any(question => !WasShown(form, question)))
            return Page(context, found, step, [], isMore: true);
        return found.Walk.After(step) is { } next
            ? Results.LocalRedirect($"{here}?page={next.Page.Code}")
            : await Finish(context, http);
    }

    async Task<IResult> Finish(Context context, HttpContext http)
    {
        var (outcome, found) = await keep.Send(context.Questionnaire, context.Link, context.Person, null, http.RequestAborted);
        if (outcome is KeepAnswer.Outcome.Sent)
            return Results.LocalRedirect($"~{links.PathOf(context.Link)}/done");
        if (
            outcome is KeepAnswer.Outcome.Invalid
            && found.Walk.Steps.FirstOrDefault(step => step.Problems.Count > 0) is { } wrong
        )
            return Page(context, found, wrong, wrong.Problems);
        return Refused(outcome, context, http);
    }

    internal static Task<IResult> Done(string link, AnswerPage page, CancellationToken stop) => page.End(link, stop);

    async Task<IResult> End(string link, CancellationToken stop)
    {
        if (await Find(link) is not { } context)
            return StatePage.LostLink();
        var found = await keep.Read(context.Questionnaire, context.Link, stop);
        return found.IsSent
            ? new View("/Questionnaires/Pages/Done.cshtml", new Sent(context.Questionnaire, context.Link.Channel))
            : Results.LocalRedirect("~" + links.PathOf(context.Link));
    }

    /// <summary>What the page after "later" shows.</summary>
    /// <param name="Link">Whole.</param>
    public sealed record Kept(Questionnaire Questionnaire, string Link);

    public sealed record Sent(Questionnaire Questionnaire, AnswerChannel Channel);

    /// <summary>Whoever answers without being known is not even looked at.</summary>
    async Task<Context?> Find(string link) =>
        links.Open(link) is { } opened
        && questionnaires.Find(opened.QuestionnaireId, CultureInfo.CurrentUICulture.Name) is { } questionnaire
            ? new(opened, link, questionnaire, questionnaire.Mode is AnswerMode.Account ? await visitor.PersonId() : null)
            : null;

    IResult? Refuse(Context context, KeepAnswer.Found found, HttpContext http) =>
        found.IsSent ? StatePage.Of(PageState.AlreadyAnswered, context.Questionnaire)
        : !context.Questionnaire.IsOpenAt(clock.GetUtcNow()) ? StatePage.Of(PageState.Closed, context.Questionnaire)
        : found.Row?.PersonId is not { } owner || owner == context.Person ? null
        : context.Person is null ? AskToSignIn.Then(http, links.PathOf(context.Link))
        : StatePage.Of(PageState.NotYours, context.Questionnaire);

    IResult Refused(KeepAnswer.Outcome outcome, Context context, HttpContext http) =>
        outcome switch
        {
            KeepAnswer.Outcome.SignInFirst => AskToSignIn.Then(
                http,
                $"{links.PathOf(context.Link)}?page={context.Questionnaire.Pages[^1].Code}"
            ),
            KeepAnswer.Outcome.AlreadySent => StatePage.Of(PageState.AlreadyAnswered, context.Questionnaire),
            KeepAnswer.Outcome.AddressNotConfirmed => StatePage.Of(PageState.AddressNotConfirmed, context.Questionnaire),
            KeepAnswer.Outcome.NotYours => StatePage.Of(PageState.NotYours, context.Questionnaire),
            _ => StatePage.Of(PageState.Closed, context.Questionnaire),
        };

    IResult Page(
        Context context,
        KeepAnswer.Found found,
        Walk.Step step,
        IReadOnlyList<AnswerProblem> problems,
        bool isMore = false
    ) =>
        new View(
            "/Questionnaires/Pages/Answer.cshtml",
            new Model(
                context.Questionnaire,
                step,
                found.Walk.Steps.ToList().IndexOf(step) + 1,
                found.Walk.Steps.Count,
                found.Values,
                problems,
                context.Link.AnswerId,
                communes.All,
                links.PathOf(context.Link),
                links.PathOf(context.Link),
                context.Link.Channel,
                found.IsChanged,
                isMore
            ),
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK
        );

    /// <summary>The first page that is not answered yet; the last one when all are.</summary>
    static Walk.Step? Resume(KeepAnswer.Found found) =>
        found.Walk.Steps.FirstOrDefault(step => step.Problems.Count > 0 || step.Index >= (found.Row?.Reached ?? 0))
        ?? found.Walk.Steps.LastOrDefault();

    static string Whole(Context context, HttpContext http) => $"{http.Request.PathBase}/questionnaires/answers/{context.Sealed}";

    /// <summary>A question that has come up since the page was drawn is asked before it is found missing.</summary>
    internal static bool WasShown(IFormCollection form, Question question) =>
        form["shown"].Contains(question.Code, StringComparer.Ordinal);

    internal static IReadOnlyList<string> Typed(IFormCollection form, string field) =>
        [.. form[Fields.Prefix + field].OfType<string>()];
}
