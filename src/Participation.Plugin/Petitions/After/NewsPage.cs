using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>Ends the letters about one petition. The address of the letter is the proof; the signature stays.</summary>
public sealed class LeaveNews(ParticipationDb db)
{
    /// <returns>The petition; null for an address that is not ours, or whose petition was anonymised.</returns>
    public async Task<Petition?> Find(Guid signatory, string key, CancellationToken stop)
    {
        var found = await db
            .Signatories.Where(row => row.Id == signatory)
            .Join(db.Petitions, row => row.PetitionId, petition => petition.Id, (_, petition) => petition)
            .AsNoTracking()
            .SingleOrDefaultAsync(stop);
        return found?.Secret is { } secret && AreSame(new PetitionKey(secret).News(signatory), key) ? found : null;
    }

    public async Task<Petition?> Run(Guid signatory, string key, CancellationToken stop)
    {
        if (await Find(signatory, key, stop) is not { } petition)
            return null;
        var row = await db.Signatories.SingleAsync(it => it.Id == signatory, stop);
        row.WantsNews = false;
        await db.SaveChangesAsync(stop);
        return petition;
    }

    static bool AreSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}

/// <summary>
/// What the link in such a letter opens, and what a mail program presses by itself (RFC 8058):
/// <c>/petitions/news/{signatory}/{key}</c>. Looking changes nothing.
/// </summary>
static class NewsPage
{
    public sealed record Model(Petition Petition, bool Left);

    public static async Task<IResult> Open(Guid id, string key, LeaveNews leave, HttpContext http) =>
        Page(await leave.Find(id, key, http.RequestAborted), left: false, http);

    public static async Task<IResult> Leave(Guid id, string key, LeaveNews leave, HttpContext http) =>
        Page(await leave.Run(id, key, http.RequestAborted), left: true, http);

    static IResult Page(Petition? petition, bool left, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return petition is null ? Results.NotFound() : new View("/Petitions/After/News.cshtml", new Model(petition, left));
    }
}
