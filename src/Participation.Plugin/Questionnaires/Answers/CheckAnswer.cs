using System.Globalization;
using Participation.Geography;
using Participation.Pages;

namespace Participation.Questionnaires;

/// <summary>
/// What somebody typed for one question, held to its rules. Pure: the same fields give the same answer, and what it
/// accepts it gives back unchanged.
/// </summary>
public static class CheckAnswer
{
    /// <param name="Values">By field, as they are stored; without those that were left empty. Right even beside a problem elsewhere.</param>
    public sealed record Checked(
        IReadOnlyDictionary<string, IReadOnlyList<string>> Values,
        IReadOnlyList<AnswerProblem> Problems
    );

    /// <param name="typed">Fields of the question, as <see cref="Fields"/> names them; others are not looked at.</param>
    public static Checked Run(Question question, IReadOnlyDictionary<string, IReadOnlyList<string>> typed, Communes communes)
    {
        var answer = new Answering(question, typed, communes);
        answer.Check();
        return new Checked(answer.Values, answer.Problems);
    }

    /// <summary>One question's fields on their way from typed to checked.</summary>
    sealed class Answering(Question question, IReadOnlyDictionary<string, IReadOnlyList<string>> typed, Communes communes)
    {
        public Dictionary<string, IReadOnlyList<string>> Values { get; } = new(StringComparer.Ordinal);
        public List<AnswerProblem> Problems { get; } = [];

        public void Check()
        {
            switch (question.Kind)
            {
                case QuestionKind.Single or QuestionKind.Multiple:
                    Choices();
                    break;
                case QuestionKind.Ranking:
                    Ranking();
                    break;
                case QuestionKind.Matrix:
                    Matrix();
                    break;
                case QuestionKind.Point:
                    Point();
                    break;
                case QuestionKind.File:
                    File();
                    break;
                default:
                    One();
                    break;
            }
        }

        IReadOnlyList<string> Given(string field) =>
            [.. (typed.GetValueOrDefault(field) ?? []).Select(TypedText.Clean).Where(value => value.Length > 0)];

        void Wrong(AnswerFault fault, string? limit = null, string? field = null) =>
            Problems.Add(new(question, field ?? question.Code, fault, limit));

        void Keep(string field, params IReadOnlyList<string> values) => Values[field] = values;

        void Choices()
        {
            var given = Given(question.Code).Distinct(StringComparer.Ordinal).ToList();
            if (given.Count == 0)
            {
                if (question.Required)
                    Wrong(AnswerFault.Missing);
                return;
            }
            var chosen = question.Options.Where(option => given.Contains(option.Code, StringComparer.Ordinal)).ToList();
            if (chosen.Count < given.Count)
                Wrong(AnswerFault.NotAChoice);
            else if (question.Kind is QuestionKind.Single && chosen.Count > 1)
                Wrong(AnswerFault.TooMany, "1");
            else if (chosen.Count > 1 && chosen.Any(option => option.Exclusive))
                Wrong(AnswerFault.NotAlone, chosen.First(option => option.Exclusive).Label.Here());
            else if (question.Kind is QuestionKind.Multiple && !chosen[0].Exclusive && !IsCountAllowed(chosen.Count))
                return;
            else
            {
                Keep(question.Code, [.. chosen.Select(option => option.Code)]);
                OtherText(chosen);
            }
        }

        bool IsCountAllowed(int count)
        {
            if (Bounds.Number(question.Minimum) is { } least && count < least)
                Wrong(AnswerFault.TooFew, question.Minimum);
            else if (Bounds.Number(question.Maximum) is { } most && count > most)
                Wrong(AnswerFault.TooMany, question.Maximum);
            else
                return true;
            return false;
        }

        void OtherText(IReadOnlyList<Option> chosen)
        {
            if (!chosen.Any(option => option.Other))
                return;
            var field = Fields.Other(question);
            if (Given(field).FirstOrDefault() is not { } text)
                Wrong(AnswerFault.MissingOther, field: field);
            else if (text.Length > Question.DefaultShortText)
                Wrong(AnswerFault.TooLong, Say(Question.DefaultShortText), field);
            else
                Keep(field, text);
        }

        /// <summary>A number for each choice in the form; in the store, the choices in order.</summary>
        void Ranking()
        {
            if (Given(question.Code) is { Count: > 0 } ordered)
            {
                Ordered(ordered);
                return;
            }
            var ranks = new SortedDictionary<int, Option>();
            foreach (var option in question.Options)
            {
                var field = Fields.Row(question, option);
                if (Given(field).FirstOrDefault() is not { } text)
                    continue;
                if (
                    !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rank)
                    || rank < 1
                    || rank > question.Options.Count
                )
                    Wrong(AnswerFault.NotARank, field: field);
                else if (!ranks.TryAdd(rank, option))
                    Wrong(AnswerFault.RankTwice, Say(rank), field);
            }
            if (Problems.Count > 0)
                return;
            if (ranks.Count > 0)
                Rank([.. ranks.Values.Select(option => option.Code)]);
            else if (question.Required)
                Wrong(AnswerFault.Missing, field: question.Options is [var first, ..] ? Fields.Row(question, first) : null);
        }

        /// <summary>As it is stored, and as the API sends it.</summary>
        void Ordered(IReadOnlyList<string> codes)
        {
            if (codes.Distinct(StringComparer.Ordinal).Count() < codes.Count)
                Wrong(AnswerFault.RankTwice, Say(codes.Count));
            else if (codes.Any(code => question.OptionOf(code) is null))
                Wrong(AnswerFault.NotAChoice);
            else
                Rank(codes);
        }

        void Rank(IReadOnlyList<string> codes)
        {
            if (IsCountAllowed(codes.Count))
                Keep(question.Code, codes);
        }

        void Matrix()
        {
            foreach (var row in question.Rows)
            {
                var field = Fields.Row(question, row);
                switch (Given(field))
                {
                    case []:
                        if (question.Required)
                            Wrong(AnswerFault.MissingRow, row.Label.Here(), field);
                        break;
                    case [var code] when question.OptionOf(code) is not null:
                        Keep(field, code);
                        break;
                    default:
                        Wrong(AnswerFault.NotAChoice, field: field);
                        break;
                }
            }
        }

        /// <summary>Two fields in the form; in the store, latitude and longitude under the question's code.</summary>
        void Point()
        {
            var latitude = Fields.Latitude(question);
            var (north, east) = Given(question.Code) is [var y, var x]
                ? (y, x)
                : (Given(latitude).FirstOrDefault(), Given(Fields.Longitude(question)).FirstOrDefault());
            if (north is null && east is null)
            {
                if (question.Required)
                    Wrong(AnswerFault.Missing, field: latitude);
            }
            else if (Degrees(north, 90) is { } south && Degrees(east, 180) is { } west)
                Keep(question.Code, Bounds.Write(south), Bounds.Write(west));
            else
                Wrong(AnswerFault.NotAPoint, field: latitude);
        }

        /// <summary>Five decimals: a metre.</summary>
        static decimal? Degrees(string? text, decimal most) =>
            Bounds.Number(text) is { } degrees && Math.Abs(degrees) <= most ? Math.Round(degrees, 5) : null;

        /// <summary>The field holds the id of a file that was checked when it came in.</summary>
        void File()
        {
            if (Given(question.Code).FirstOrDefault(value => Guid.TryParse(value, out _)) is { } id)
                Keep(question.Code, id);
            else if (question.Required)
                Wrong(AnswerFault.NoFile);
        }

        void One()
        {
            if (Given(question.Code).FirstOrDefault() is not { } text)
            {
                if (question.Required)
                    Wrong(question.Kind is QuestionKind.Consent ? AnswerFault.NoConsent : AnswerFault.Missing);
                return;
            }
            var (kept, fault, limit) = CheckValue.Run(question, text, communes);
            if (fault is { } wrong)
                Wrong(wrong, limit);
            else if (kept is not null)
                Keep(question.Code, kept);
        }

        static string Say(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
