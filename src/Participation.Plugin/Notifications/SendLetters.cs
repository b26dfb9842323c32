using Foundation.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Storage;

namespace Participation.Notifications;

/// <summary>
/// Sends what is due. A letter is leased in the database before it is sent, so that two senders (two nodes, or a
/// command beside the site) never hold the same one, and marked after it was taken.
/// </summary>
/// <remarks>
/// A process killed between the two leaves a lease that ends, and the letter is sent again. The folder names its file
/// after the letter, so there is one file all the same. A mail server cannot be asked whether it has a message: it gets
/// the same Message-ID again, by which mailboxes recognise a double. Never lost; twice only in that instant.
/// </remarks>
public sealed class SendLetters(
    ParticipationStore store,
    IMailTransport transport,
    IOptions<ParticipationOptions> options,
    TimeProvider clock
)
{
    const int Batch = 20;

    /// <summary>Longer than any transport's patience.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <returns>How many letters were tried.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        var tried = 0;
        foreach (var id in await Due(stop))
            if (await Take(id, stop))
            {
                await Send(id, stop);
                tried++;
            }
        return tried;
    }

    async Task<List<Guid>> Due(CancellationToken stop)
    {
        await using var db = store.Open();
        return await Ready(db).OrderBy(letter => letter.DueAt).Take(Batch).Select(letter => letter.Id).ToListAsync(stop);
    }

    IQueryable<OutgoingLetter> Ready(ParticipationDb db)
    {
        var now = clock.GetUtcNow();
        return db.Letters.Where(letter =>
            letter.SentAt == null
            && letter.DueAt <= now
            && letter.Attempts < OutgoingLetter.MaxAttempts
            && (letter.LeasedUntil == null || letter.LeasedUntil <= now)
        );
    }

    /// <summary>The conditional update settles who sends it.</summary>
    async Task<bool> Take(Guid id, CancellationToken stop)
    {
        await using var db = store.Open();
        var until = clock.GetUtcNow() + Lease;
        return await db.InTransaction(
                () =>
                    Ready(db)
                        .Where(letter => letter.Id == id)
                        .ExecuteUpdateAsync(
                            letter =>
                                letter
                                    .SetProperty(it => it.LeasedUntil, until)
                                    .SetProperty(it => it.Attempts, it => it.Attempts + 1),
                            stop
                        ),
                stop
            ) == 1;
    }

    async Task Send(Guid id, CancellationToken stop)
    {
        await using var db = store.Open();
        if (await db.Letters.FindAsync([id], stop) is not { } letter)
            return; // The account was closed meanwhile.
        var result = await transport.Send(Finish(letter), stop);
        if (result.Outcome is MailOutcome.Taken)
            letter.Leave(clock.GetUtcNow());
        else
            letter.ComeBack(clock.GetUtcNow(), result.Reason, forGood: result.Outcome is MailOutcome.Refused);
        try
        {
            // Sent is sent: a stop of the site does not leave it unmarked.
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Closed while it was being sent: the row is gone, and there is nothing to mark.
        }
    }

    Letter Finish(OutgoingLetter letter) =>
        new(
            letter.To,
            letter.Subject,
            letter.Text,
            LetterHtml.Of(letter.Subject, letter.Text),
            $"{letter.Id:N}@{new Uri(options.Value.PublicUrl()).IdnHost}",
            letter.Unsubscribe is { } address ? Unsubscribing(address) : null
        );

    /// <summary>Mail programs then show a button of their own, and press it by one POST (RFC 2369, RFC 8058).</summary>
    static Dictionary<string, string> Unsubscribing(string address) =>
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["List-Unsubscribe"] = $"<{address}>",
            ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
        };
}
