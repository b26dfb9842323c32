using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Participation.Citizens;

/// <summary>The citizen behind the request, by the citizens' own cookie (never the staff's).</summary>
public sealed class Visitor(IHttpContextAccessor http)
{
    /// <summary>The authentication scheme of citizens.</summary>
    public const string Scheme = "Citizen";

    bool _asked;
    Guid? _personId;

    /// <summary>Null for a visitor who is not signed in.</summary>
    public async ValueTask<Guid?> PersonId()
    {
        if (_asked)
            return _personId;
        _asked = true;
        if (http.HttpContext is not { } context)
            return null;
        var result = await context.AuthenticateAsync(Scheme);
        if (Guid.TryParse(result.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            _personId = id;
        return _personId;
    }

    /// <summary>The public name of who is signed in, as it is now; null for a visitor who is not.</summary>
    public async ValueTask<string?> Pseudonym() => await PersonId() is null ? null : CitizenSession.PseudonymOf(http.HttpContext);
}
