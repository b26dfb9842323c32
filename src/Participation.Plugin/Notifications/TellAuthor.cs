using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.FollowUp;
using Participation.Moderation;
using Participation.Storage;

namespace Participation.Notifications;

/// <summary>
/// Tells an author what became of their words. Each adds a letter to the caller's unit of work, and nothing for an
/// imported author or a closed account, who have no address. The caller saves.
/// </summary>
public sealed class TellAuthor(ParticipationDb db, Outbox outbox, LetterWords words, IOptions<ParticipationOptions> options)
{
    /// <param name="AuthorId">The person to tell; null (an official comment) tells nobody.</param>
    /// <param name="Title">The contribution's title, or the beginning of a text that has none.</param>
    /// <param name="Path">Where to read it, from the root and without language: <c>/contributions/{id}</c>.</param>
    public sealed record Item(Guid? AuthorId, string Title, string Path);

    /// <summary>Moved to the trash: why, in which words, and how to contest it (M4).</summary>
    public Task Trashed(Item item, Trashing trashing, CancellationToken stop) =>
        Tell(
            item,
            $"trashing/{trashing.Id}",
            culture =>
                words.Write(
                    culture,
                    "Trashed",
                    item.Title,
                    words.Word(culture, "Reason." + trashing.Reason),
                    trashing.Text,
                    words.Link(culture, item.Path),
                    options.Value.AppealAddress
                ),
            stop
        );

    /// <summary>Public again.</summary>
    public Task Restored(Item item, Restoration restoration, CancellationToken stop) =>
        Tell(
            item,
            $"restoration/{restoration.Id}",
            culture => words.Write(culture, "Restored", item.Title, restoration.Text, words.Link(culture, item.Path)),
            stop
        );

    /// <summary>The institution answered (F2).</summary>
    public Task Answered(Item item, FollowUpAnswer answer, CancellationToken stop) =>
        Tell(
            item,
            $"answer/{answer.Id}",
            culture =>
                words.Write(
                    culture,
                    "Answered",
                    item.Title,
                    words.Word(culture, "Status." + answer.Status),
                    answer.Service,
                    answer.Text,
                    words.Link(culture, item.Path)
                ),
            stop
        );

    async Task Tell(Item item, string key, Func<string, LetterText> letter, CancellationToken stop)
    {
        var author = await db
            .Persons.AsNoTracking()
            .Where(person => person.Id == item.AuthorId && person.Email != null)
            .Select(person => new
            {
                person.Id,
                person.Email,
                person.Culture,
            })
            .SingleOrDefaultAsync(stop);
        if (author is { Email: { } address })
            outbox.Add(key, author.Id, address, letter(author.Culture));
    }
}
