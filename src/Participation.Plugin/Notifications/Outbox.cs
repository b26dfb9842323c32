using System.Data.Common;
using Foundation.Storage;
using Participation.Storage;

namespace Participation.Notifications;

/// <summary>Where a letter is put, in the transaction of what it tells: both are kept, or neither.</summary>
public sealed class Outbox(ParticipationDb db, TimeProvider clock)
{
    /// <summary>
    /// Adds the letter to the caller's unit of work. A key that was used before refuses the whole save (unique index):
    /// news that is told once has a key of its own, news that may be told again takes a new id in its key.
    /// </summary>
    /// <param name="key">What it tells and to whom, e.g. <c>trashing/{id}</c>; at most 200 characters.</param>
    /// <param name="personId">Whose letter it is; null for somebody who has no account.</param>
    /// <param name="to">The address; emptied once sent.</param>
    /// <param name="letter">The words; emptied once sent.</param>
    /// <param name="unsubscribe">Where one click ends such letters; null for a letter that somebody asked for.</param>
    public void Add(string key, Guid? personId, string to, LetterText letter, string? unsubscribe = null)
    {
        var now = clock.GetUtcNow();
        db.Letters.Add(
            new OutgoingLetter
            {
                Id = Guid.CreateVersion7(now),
                Key = key,
                PersonId = personId,
                To = to,
                Subject = letter.Subject,
                Text = letter.Text,
                Unsubscribe = unsubscribe,
                At = now,
                DueAt = now,
            }
        );
    }

    /// <summary>The same in one plain statement, inside a transaction of <see cref="GroupCommit"/>: for letters that leave by hundreds.</summary>
    public static Task<int> Post(DbConnection connection, DatabaseChoice database, OutgoingLetter letter) =>
        connection.Execute(
            $"""
            INSERT INTO {database.Table("Letters")} ("Id", "Key", "PersonId", "To", "Subject", "Text", "At", "DueAt", "Attempts")
            VALUES (@id, @key, @person, @to, @subject, @text, @at, @due, 0)
            """,
            ("id", letter.Id),
            ("key", letter.Key),
            ("person", letter.PersonId),
            ("to", letter.To),
            ("subject", letter.Subject),
            ("text", letter.Text),
            ("at", database.Instant(letter.At)),
            ("due", database.Instant(letter.DueAt))
        );
}

/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text; blank lines separate paragraphs, an address alone on its line becomes a button in HTML.</param>
public sealed record LetterText(string Subject, string Text);
