using Participation.Notifications;

namespace Participation.Petitions;

/// <summary>The letters of signing, ready for the outbox.</summary>
public sealed class PetitionLetters(LetterWords words, TimeProvider clock)
{
    public OutgoingLetter Confirm(Petition petition, Signatory to, string token) =>
        Letter(to, "ConfirmSignature", petition.Title, words.Link(to.Culture, "/petitions/signatures/" + token));

    /// <summary>Somebody signed again, or in the name of the owner of this mailbox: only they learn it.</summary>
    public OutgoingLetter AlreadySigned(Petition petition, Signatory to) =>
        Letter(to, "SignedAlready", petition.Title, words.Link(to.Culture, $"/petitions/{petition.Id}"));

    OutgoingLetter Letter(Signatory to, string name, params object[] values)
    {
        var (now, text) = (clock.GetUtcNow(), words.Write(to.Culture, name, values));
        return new OutgoingLetter
        {
            Id = Guid.CreateVersion7(now),
            Key = $"signature/{to.Id}",
            To = to.Email ?? throw new InvalidOperationException("A signature by mail has an address."),
            Subject = text.Subject,
            Text = text.Text,
            At = now,
            DueAt = now,
        };
    }
}
