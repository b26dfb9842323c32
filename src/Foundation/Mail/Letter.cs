namespace Foundation.Mail;

/// <summary>
/// A letter ready to leave. The outbox keeps it until a transport has taken it; its <see cref="MessageId"/> never changes, so that a
/// letter sent twice after a crash is recognised as one by those who receive it.
/// </summary>
/// <param name="To">One address, without a name.</param>
/// <param name="Text">The whole letter for those who read text; links written out.</param>
/// <param name="Html">The same in HTML, without pictures from elsewhere; null for text alone.</param>
/// <param name="MessageId">Unique and stable, without angle brackets, e.g. <c>0199…@participation.example</c>.</param>
/// <param name="Headers">More headers, e.g. <c>List-Unsubscribe</c>. What a transport writes itself is refused.</param>
public sealed record Letter(
    string To,
    string Subject,
    string Text,
    string? Html,
    string MessageId,
    IReadOnlyDictionary<string, string>? Headers = null
);

/// <summary>Who writes.</summary>
/// <param name="Address">The address answers and bounces go to.</param>
/// <param name="Name">What readers see.</param>
public sealed record MailSender(string Address, string Name);

public enum MailOutcome
{
    /// <summary>The server, or the folder, has it: it must not be sent again.</summary>
    Taken,

    /// <summary>Refused for good (no such mailbox, not an address): sending it again is of no use.</summary>
    Refused,

    /// <summary>Not now (no connection, greylisting, mailbox full): send it again later.</summary>
    Later,
}

/// <summary>What became of a letter and, when it was not taken, why, in the server's words.</summary>
public sealed record MailResult(MailOutcome Outcome, string? Reason = null)
{
    public static MailResult Taken { get; } = new(MailOutcome.Taken);
}

/// <summary>A way out for letters. Never throws for a letter or a server that refuses: the outbox acts on the outcome.</summary>
public interface IMailTransport
{
    Task<MailResult> Send(Letter letter, CancellationToken stop);
}
