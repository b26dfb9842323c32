using Microsoft.Extensions.DependencyInjection;
using Participation.Processes;
using Participation.Questionnaires;
using Testing.Site;

namespace Participation.Tests.Questionnaires;

/// <summary>Questionnaires of the tests' own, published in memory, and the sending of their forms.</summary>
static class Asked
{
    static readonly Lock Publishing = new();

    public static readonly Option Bus = new("bus", new("Le bus", "The bus"));
    public static readonly Option Car = new("car", new("La voiture", "The car"));

    /// <summary>Three pages; the second one for those who drive.</summary>
    public static readonly QuestionnaireForm Form = new([
        new QuestionPage(
            "first",
            new("Vos trajets", "Your journeys"),
            null,
            [
                new Question("mode", QuestionKind.Single, new("Comment venez-vous ?", "How do you come?"))
                {
                    Required = true,
                    Options = [Bus, Car],
                },
                new Question("minutes", QuestionKind.Number, new("Combien de minutes ?", "How many minutes?"))
                {
                    Maximum = "240",
                },
            ]
        ),
        new QuestionPage(
            "drivers",
            new("La voiture", "The car"),
            null,
            [new Question("why", QuestionKind.LongText, new("Pourquoi ?", "Why?")) { Required = true }]
        )
        {
            ShownIf = new Rule(false, [new Condition("mode", Comparison.Is, "car")]),
        },
        new QuestionPage(
            "last",
            new("Pour finir", "To finish"),
            null,
            [new Question("idea", QuestionKind.LongText, new("Une idée ?", "An idea?"))]
        ),
    ]);

    /// <summary>Publishes one beside the site's own, open unless it says otherwise.</summary>
    public static Questionnaire Publish(
        TestSite site,
        AnswerMode mode,
        QuestionnaireForm? form = null,
        Guid? id = null,
        DateTimeOffset? opens = null,
        DateTimeOffset? closes = null
    )
    {
        var key = id ?? Guid.NewGuid();
        var questionnaire = new Questionnaire(
            key,
            $"essai-{key:N}",
            "Un essai",
            $"/essai-{key:N}",
            "Pour voir.",
            null,
            null,
            mode,
            [new Phase("Répondre", PhaseKind.Contribute, opens, closes, null)],
            new FrozenForm(form ?? Form)
        );
        var catalog = site.Services.GetRequiredService<QuestionnaireCatalog>();
        lock (Publishing)
            catalog.Replace(
                ReadProcesses.Cultures.ToDictionary(
                    culture => culture,
                    IReadOnlyList<Questionnaire> (culture) =>
                        [.. catalog.All(culture).Where(other => other.Id != key), questionnaire],
                    StringComparer.OrdinalIgnoreCase
                )
            );
        return questionnaire;
    }

    public static Task<HttpResponseMessage> Begin(this HttpClient browser, Questionnaire questionnaire, CancellationToken stop) =>
        browser.Post($"/questionnaires/{questionnaire.Slug}/answers", stop);

    /// <param name="fields">Names and values; every question is said to have been shown.</param>
    public static Task<HttpResponseMessage> Fill(
        this HttpClient browser,
        string address,
        string page,
        string action,
        CancellationToken stop,
        params (string Name, string Value)[] fields
    ) =>
        browser.Post(
            address,
            stop,
            [
                ("page", page),
                ("action", action),
                .. Form.Questions.Select(question => ("shown", question.Code)),
                .. fields.Select(field => (Fields.Prefix + field.Name, field.Value)),
            ]
        );

    public static Task<HttpResponseMessage> Post(
        this HttpClient browser,
        string address,
        CancellationToken stop,
        params (string Name, string Value)[] fields
    ) =>
        browser.PostAsync(
            address,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            stop
        );

    /// <summary>Where the last answer led: the path of the page that is shown.</summary>
    public static string Path(this HttpResponseMessage answer) => answer.RequestMessage!.RequestUri!.AbsolutePath; // it was sent
}
