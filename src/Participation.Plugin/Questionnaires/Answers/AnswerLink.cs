using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Participation.Questionnaires;

/// <summary>What a private link leads to.</summary>
public sealed record AnswerLink(Guid QuestionnaireId, Guid AnswerId, AnswerChannel Channel = AnswerChannel.Web)
{
    /// <summary>A new one, for answers that nobody has begun.</summary>
    public static AnswerLink New(Guid questionnaire, AnswerChannel channel) => new(questionnaire, Guid.NewGuid(), channel);
}

/// <summary>
/// Private links: sealed, so that nobody makes one up, and stored nowhere: not with the person, not with the answer.
/// </summary>
public sealed class AnswerLinks(IDataProtectionProvider protection)
{
    const int Longest = 600;

    readonly IDataProtector _seal = protection.CreateProtector("Participation.QuestionnaireAnswer");

    public string Seal(AnswerLink link) => _seal.Protect($"{link.QuestionnaireId:N}{link.AnswerId:N}{(int)link.Channel}");

    /// <summary>From the root, without language.</summary>
    public string PathOf(AnswerLink link) => $"/questionnaires/answers/{Seal(link)}";

    /// <summary>Null when it is not one of ours.</summary>
    public AnswerLink? Open(string? sealedLink)
    {
        if (sealedLink is not { Length: > 0 and < Longest })
            return null;
        try
        {
            var opened = _seal.Unprotect(sealedLink);
            return new(
                Guid.ParseExact(opened[..32], "N"),
                Guid.ParseExact(opened[32..64], "N"),
                (AnswerChannel)(opened[64] - '0')
            );
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
