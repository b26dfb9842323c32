using System.Text.Json.Nodes;
using Participation.Questionnaires;

namespace Site.Commands;

/// <summary>A form as the blocks that an editor would have arranged, in the JSON that is stored (<c>USYNC.md</c>, 8).</summary>
/// <param name="keyOf">Key of an element type by its alias.</param>
sealed class QuestionnaireBlocks(Func<string, Guid> keyOf)
{
    const string French = "fr-FR";
    const string English = "en-US";

    public string Pages(QuestionnaireForm form) => List(form.Pages.Select(Page)).ToJsonString();

    JsonObject Page(QuestionPage page) =>
        Block(
            "questionnairePage",
            [
                Plain("code", page.Code),
                .. Both("title", page.Title),
                .. Both("description", page.Description),
                Plain("content", List(page.Items.Select(Item))),
                .. Rule(page.ShownIf),
            ]
        );

    JsonObject Item(PageItem item) => item is Question question ? Ask(question) : Say((Statement)item);

    /// <summary>Pictures stay behind: they are in the media of the site that the file comes from.</summary>
    JsonObject Say(Statement statement) =>
        Block(
            "questionnaireStatement",
            [
                Value("text", French, Rich(statement.Html.In("fr"))),
                Value("text", English, Rich(statement.Html.In("en"))),
                .. Rule(statement.ShownIf),
            ]
        );

    JsonObject Ask(Question question) =>
        Block(
            "questionnaireQuestion",
            [
                Plain("code", question.Code),
                Plain("kind", Word(question.Kind)),
                .. Both("title", question.Title),
                .. Both("help", question.Help),
                Plain("options", List(question.Options.Select(Choice))),
                Plain("rows", List(question.Rows.Select(Choice))),
                Plain("shuffled", question.Shuffled),
                Plain("required", question.Required),
                Plain("minimum", question.Minimum),
                Plain("maximum", question.Maximum),
                Plain("pattern", question.Pattern),
                .. Both("patternMessage", question.PatternMessage),
                .. Both("lowLabel", question.LowLabel),
                .. Both("highLabel", question.HighLabel),
                .. Rule(question.ShownIf),
            ]
        );

    JsonObject Choice(Option option) =>
        Block(
            "questionnaireOption",
            [
                Plain("code", option.Code),
                .. Both("label", option.Label),
                Plain("exclusive", option.Exclusive),
                Plain("other", option.Other),
            ]
        );

    IEnumerable<JsonObject> Rule(Rule? rule) =>
        rule is null
            ? []
            :
            [
                Plain("conditions", List(rule.Conditions.Select(Condition))),
                Plain("join", new JsonArray(rule.Any ? "any" : "all")),
            ];

    JsonObject Condition(Condition condition) =>
        Block(
            "questionnaireCondition",
            [
                Plain("question", condition.Question),
                Plain("comparison", Word(condition.Comparison)),
                Plain("value", condition.Value),
            ]
        );

    JsonObject Block(string type, IEnumerable<JsonObject> values) =>
        new()
        {
            ["contentTypeKey"] = keyOf(type),
            ["key"] = Guid.CreateVersion7(),
            ["values"] = new JsonArray([.. values]),
        };

    static JsonObject List(IEnumerable<JsonObject> blocks)
    {
        var all = blocks.ToList();
        var keys = all.ConvertAll(block => block["key"]!.GetValue<Guid>()); // Block has given each one
        return new()
        {
            ["contentData"] = new JsonArray([.. all]),
            ["settingsData"] = new JsonArray(),
            ["expose"] = new JsonArray([
                .. keys.SelectMany(key => new[] { French, English }.Select(JsonNode (culture) => Exposed(key, culture))),
            ]),
            ["layout"] = new JsonObject
            {
                ["Umbraco.BlockList"] = new JsonArray([
                    .. keys.Select(JsonNode (key) => new JsonObject { ["contentKey"] = key, ["settingsKey"] = null }),
                ]),
            },
        };
    }

    static JsonObject Exposed(Guid key, string culture) =>
        new()
        {
            ["contentKey"] = key,
            ["culture"] = culture,
            ["segment"] = null,
        };

    static JsonObject Rich(string html) =>
        new()
        {
            ["markup"] = html,
            ["blocks"] = new JsonObject
            {
                ["contentData"] = new JsonArray(),
                ["settingsData"] = new JsonArray(),
                ["expose"] = new JsonArray(),
                ["layout"] = new JsonObject(),
            },
        };

    static JsonArray Word<T>(T word)
        where T : struct, Enum => [System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(word.ToString())];

    static JsonObject Plain(string alias, JsonNode? value) => Value(alias, null, value);

    static IEnumerable<JsonObject> Both(string alias, Translated? words) =>
        words is null ? [] : [Value(alias, French, words.French), Value(alias, English, words.English)];

    static JsonObject Value(string alias, string? culture, JsonNode? stored) =>
        new()
        {
            ["alias"] = alias,
            ["culture"] = culture,
            ["segment"] = null,
            ["value"] = stored,
        };
}
