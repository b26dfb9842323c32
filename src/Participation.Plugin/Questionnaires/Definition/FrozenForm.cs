using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Participation.Questionnaires;

/// <summary>
/// A form and the two hashes that say what became of it. Other words under the same <see cref="Structure"/> are the same
/// version (a typo, a translation: kept with a trace); another structure is another version.
/// </summary>
public sealed class FrozenForm
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowOutOfOrderMetadataProperties = true,
    };

    public FrozenForm(QuestionnaireForm form)
    {
        Form = form;
        Structure = Hash(Describe(form));
        Wording = Hash(JsonSerializer.Serialize(form, Json));
    }

    public QuestionnaireForm Form { get; }

    /// <summary>SHA-256 of everything that gives an answer its meaning, except words.</summary>
    public string Structure { get; }

    /// <summary>SHA-256 of everything.</summary>
    public string Wording { get; }

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static string Describe(QuestionnaireForm form)
    {
        var text = new StringBuilder();
        foreach (var page in form.Pages)
        {
            Line(text, "page", page.Code, Describe(page.ShownIf));
            foreach (var question in page.Questions)
            {
                Line(
                    text,
                    question.Code,
                    question.Kind,
                    question.Required,
                    question.Shuffled,
                    question.Minimum,
                    question.Maximum
                );
                Line(text, question.Pattern, Describe(question.ShownIf));
                foreach (var option in question.Options)
                    Line(text, "option", option.Code, option.Exclusive, option.Other);
                foreach (var row in question.Rows)
                    Line(text, "row", row.Code);
            }
        }
        return text.ToString();
    }

    static string Describe(Rule? rule) =>
        rule is null
            ? ""
            : (rule.Any ? "any" : "all")
                + string.Concat(rule.Conditions.Select(one => $"\u001E{one.Question}\u001F{one.Comparison}\u001F{one.Value}"));

    /// <summary>Parts are set apart by a character that no code and no bound holds.</summary>
    static void Line(StringBuilder text, params object?[] parts) =>
        text.AppendJoin('\u001F', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture))).Append('\n');
}
