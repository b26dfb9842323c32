using Microsoft.AspNetCore.Http;
using Participation.Contributions;

namespace Participation.Citizens;

/// <summary>
/// Somebody has just signed in: the text they wrote before becomes theirs, and they go back to it; otherwise to where
/// they came from.
/// </summary>
public sealed class Arrival(ClaimDraft claim)
{
    /// <param name="draft">The secret that came with the form or the link; the cookie is looked at too.</param>
    /// <param name="returnUrl">A path of this site; anything else is ignored.</param>
    /// <returns>An address for a local redirect.</returns>
    public async Task<string> Of(HttpContext http, Person person, string? draft, string? returnUrl, CancellationToken stop)
    {
        var cookie = http.Request.Cookies[Drafts.Key];
        var claimed = await claim.Run(draft, person.Id, stop);
        if (cookie is not null && cookie != draft)
            claimed ??= await claim.Run(cookie, person.Id, stop);
        if (cookie is not null)
            http.Response.Cookies.Delete(Drafts.Key);
        return claimed is { } id ? await claim.AddressOf(id, stop) : LocalUrl.Read(returnUrl) ?? "~/citizens/me";
    }
}
