using System.Collections.Frozen;
using MimeKit;
using MimeKit.Utils;

namespace Foundation.Mail;

/// <summary>Builds the message of a letter. A line break in a header would let whoever wrote it add headers of their own.</summary>
static class LetterMessage
{
    const int LongestId = 120;

    static readonly FrozenSet<string> Ours = new[]
    {
        "Bcc",
        "Cc",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Date",
        "From",
        "MIME-Version",
        "Message-Id",
        "Reply-To",
        "Resent-To",
        "Return-Path",
        "Sender",
        "Subject",
        "To",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when the letter cannot be written as a safe message; then <paramref name="refusal"/> says why.</summary>
    public static MimeMessage? Of(Letter letter, MailSender sender, DateTimeOffset now, out string? refusal)
    {
        refusal = Refusal(letter, out var to);
        if (refusal is not null || to is null)
            return null;
        var message = new MimeMessage
        {
            Subject = OneLine(letter.Subject),
            Date = now,
            MessageId = letter.MessageId,
        };
        message.From.Add(new MailboxAddress(OneLine(sender.Name), sender.Address));
        message.To.Add(to);
        // Holiday answers to an automatic letter are of no use to anybody (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        foreach (var (name, value) in letter.Headers ?? FrozenDictionary<string, string>.Empty)
            message.Headers.Replace(name, value);
        message.Body = new BodyBuilder { TextBody = letter.Text, HtmlBody = letter.Html }.ToMessageBody();
        return message;
    }

    static string? Refusal(Letter letter, out MailboxAddress? to)
    {
        to = null;
        if (
            HasControl(letter.To)
            || !MailboxAddress.TryParse(letter.To, out to)
            || to.Address != letter.To
            || !to.Address.Contains('@')
        )
            return "Not an address.";
        if (
            letter.MessageId.Length > LongestId
            || HasControl(letter.MessageId)
            || MimeUtils.ParseMessageId($"<{letter.MessageId}>") != letter.MessageId
        )
            return "Not a message id.";
        foreach (var (name, value) in letter.Headers ?? FrozenDictionary<string, string>.Empty)
            if (
                Ours.Contains(name)
                || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
                || HasControl(value)
            )
                return $"The header '{OneLine(name)}' is not one that a letter may carry.";
        return null;
    }

    static bool HasControl(string text) => text.Any(char.IsControl);

    static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();
}
