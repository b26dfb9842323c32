using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Participation.Geography;
using Participation.Questionnaires;
using Participation.Storage;

namespace Site.Demo;

/// <summary>
/// Some hundred answers to the demonstration's questionnaire, drawn with a fixed seed: the same on every machine but for
/// their ids. None is a real person's; the questionnaire says that it is a demonstration.
/// </summary>
public sealed class DemoAnswers(
    ParticipationDb db,
    AddAnswers add,
    ReadQuestionnaires read,
    QuestionnaireCatalog questionnaires,
    Communes communes
)
{
    public const string Slug = "vos-trajets-du-quotidien";
    public const int HowMany = 420;
    const int Seed = 20_261_123;

    sealed record Texts(
        IReadOnlyList<string> Ideas,
        IReadOnlyList<string> Changes,
        IReadOnlyList<string> Words,
        IReadOnlyList<string> OtherModes,
        IReadOnlyList<string> OtherPriorities
    );

    /// <returns>How many were added: none when somebody has answered already.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        // The host may not have said yet that it has started, which is when the catalog is read.
        read.Run();
        if (questionnaires.Find(Slug, "fr-FR") is not { } questionnaire)
            return 0;
        if (await db.QuestionnaireAnswers.AnyAsync(row => row.QuestionnaireId == questionnaire.Id, stop))
            return 0;
        var (random, texts) = (new Random(Seed), Read());
        var answers = Enumerable.Range(0, HowMany).Select(_ => Draw(random, texts)).ToList();
        return await add.Run(questionnaire, answers, AnswerChannel.Web, stop);
    }

    static Texts Read()
    {
        using var file = typeof(DemoAnswers).Assembly.GetManifestResourceStream("answers.fr.json")!; // embedded by the project
        return JsonSerializer.Deserialize<Texts>(file, JsonSerializerOptions.Web)!; // as is this
    }

    Dictionary<string, IReadOnlyList<string>> Draw(Random random, Texts texts)
    {
        var answer = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        Put("frequency", Weighted(("every_day", 55), ("some_days", 25), ("rarely", 12), ("never", 8)));
        Travel();
        foreach (var row in (string[])["paths", "parking", "stops", "crossings"])
            if (random.Next(10) > 0)
                Put($"opinion-{row}", Weighted(("good", 25), ("fair", 35), ("poor", 30), ("unknown", 10)));
        if (random.Next(5) == 0)
            Danger();
        Put("priority", Weighted(("more_buses", 30), ("safe_paths", 35), ("shade", 20), ("park_ride", 10), ("other", 5)));
        if (answer["priority"][0] == "other")
            Put("priority-other_text", One(texts.OtherPriorities));
        if (random.Next(3) > 0)
            Put(
                "since",
                new DateOnly(random.Next(1975, 2026), random.Next(1, 13), random.Next(1, 29)).ToString(
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture
                )
            );
        if (random.Next(2) == 0)
            Put("idea", One(texts.Ideas));
        if (random.Next(3) > 0)
            Put("word", One(texts.Words));
        if (random.Next(10) > 1)
            Put("commune", communes.All[(int)(random.NextDouble() * random.NextDouble() * communes.All.Count)].Insee);
        Put("age", Weighted(("under_18", 5), ("18_29", 20), ("30_44", 28), ("45_64", 27), ("65_up", 15), ("silent", 5)));
        Put("consent", "yes");
        return answer;

        void Put(string field, params IReadOnlyList<string> values) => answer[field] = values;

        string One(IReadOnlyList<string> from) => from[random.Next(from.Count)];

        string Weighted(params (string Code, int Weight)[] choices)
        {
            var left = random.Next(choices.Sum(choice => choice.Weight));
            return choices.First(choice => (left -= choice.Weight) < 0).Code;
        }

        void Travel()
        {
            string[] modes =
            [
                .. ((string[])["walk", "bike", "bus", "train", "car"]).Where(mode =>
                    random.Next(100) < (mode == "train" ? 12 : 45)
                ),
            ];
            Put("modes", modes.Length == 0 ? ["other"] : modes);
            if (modes.Length == 0)
                Put("modes-other_text", One(texts.OtherModes));
            Put("minutes", random.Next(5, 75).ToString(CultureInfo.InvariantCulture));
            string[] reasons = ["time", "children", "load", "no_choice"];
            random.Shuffle(reasons);
            Put("car_reasons", reasons[..random.Next(1, 5)]);
            Put("car_less", random.Next(1, 6).ToString(CultureInfo.InvariantCulture));
        }

        void Danger()
        {
            Put(
                "danger",
                (45.12 + (random.NextDouble() * 0.12)).ToString("F5", CultureInfo.InvariantCulture),
                (5.66 + (random.NextDouble() * 0.14)).ToString("F5", CultureInfo.InvariantCulture)
            );
            Put("danger_why", One(texts.Changes));
        }
    }
}
