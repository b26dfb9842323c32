using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>
/// Keeps what is not published yet. A visitor without an account holds the draft by a secret (its id, sealed), which
/// travels in a cookie and in the sign-up form, so that the text is found again in another tab or browser.
/// </summary>
public sealed class Drafts(ParticipationDb db, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Name of the cookie, of the form field and of the query parameter.</summary>
    public const string Key = "draft";

    /// <summary>A text longer than this is not a draft but an attack.</summary>
    const int LargestForm = 200_000;

    readonly IDataProtector _seal = protection.CreateProtector("Participation.Draft");

    public string Secret(Guid id) => _seal.Protect(id.ToString("N"));

    /// <summary>Where its author goes on with it, from the root: the form of a contribution, or of a comment.</summary>
    public string AddressOf(Guid id, string type)
    {
        var form = type == Comments.Comment.Kind ? "comments" : "contributions";
        return $"/{form}/new?draft={Uri.EscapeDataString(Secret(id))}";
    }

    /// <summary>The id behind a secret; null when it is not one of ours.</summary>
    public Guid? Open(string? secret)
    {
        try
        {
            return secret is { Length: > 0 and < 500 } && Guid.TryParse(_seal.Unprotect(secret), out var id) ? id : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Saves the form as typed. A draft that belongs to somebody else is never touched: a new one is made.</summary>
    public async Task<Guid> Save(Guid? draftId, Guid? personId, Submission typed, bool submitting, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var form = JsonSerializer.Serialize(typed);
        if (form.Length > LargestForm)
            form = JsonSerializer.Serialize(
                typed with
                {
                    Fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
                }
            );
        var draft = draftId is { } id
            ? await db.Drafts.SingleOrDefaultAsync(row => row.Id == id && row.PersonId == personId, stop)
            : null;
        if (draft is null)
            db.Drafts.Add(
                draft = new Draft
                {
                    Id = Guid.CreateVersion7(now),
                    PersonId = personId,
                    ProcessId = typed.ProcessId,
                    Type = typed.Type,
                    ParentId = typed.ParentId,
                    Form = form,
                    CreatedAt = now,
                }
            );
        (draft.Form, draft.UpdatedAt, draft.Submitting) = (form, now, submitting);
        await db.SaveChangesAsync(stop);
        return draft.Id;
    }

    /// <summary>A draft that this person, or the holder of its secret, may open.</summary>
    public async Task<(Draft Draft, Submission Typed)?> Find(Guid draftId, Guid? personId, CancellationToken stop) =>
        await db
            .Drafts.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == draftId && (row.PersonId == null || row.PersonId == personId), stop)
            is { } draft
        && JsonSerializer.Deserialize<Submission>(draft.Form) is { } typed
            ? (draft, typed)
            : null;
}
