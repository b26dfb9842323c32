using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Participation.Questionnaires;

/// <summary>
/// The choices of a question in an order of each respondent's own, the same at every visit: over many respondents every
/// choice is as often first as last. "Other" and what excludes the rest keep their place at the end.
/// </summary>
public static class FairOrder
{
    public static IReadOnlyList<Option> Of(Question question, Guid respondent)
    {
        if (!question.Shuffled)
            return question.Options;
        var last = question.Options.Where(option => option.Other || option.Exclusive);
        return
        [
            .. question
                .Options.Where(option => !option.Other && !option.Exclusive)
                .OrderBy(option => Die(respondent, question.Code, option.Code)),
            .. last,
        ];
    }

    static ulong Die(Guid respondent, string question, string option) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{respondent:N}\n{question}\n{option}")));
}
