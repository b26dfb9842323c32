using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Storage;

namespace Participation.Citizens;

/// <summary>
/// The citizens' cookie. It carries an opaque id and the security stamp; the stamp is compared with the account at
/// every request, so that a changed password or a closed account ends every session at once, on every node.
/// </summary>
public static class CitizenSession
{
    const string StampClaim = "stamp";
    static readonly object PseudonymKey = new();

    /// <summary>Without "stay signed in" the cookie also goes with the browser.</summary>
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    internal static void Add(IServiceCollection services) =>
        services
            .AddAuthentication()
            .AddCookie(
                Visitor.Scheme,
                cookie =>
                {
                    cookie.Cookie.Name = "citizen";
                    cookie.Cookie.HttpOnly = true;
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                    cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                    cookie.Cookie.Path = "/";
                    cookie.Cookie.IsEssential = true;
                    cookie.ExpireTimeSpan = Lifetime;
                    cookie.SlidingExpiration = true;
                    cookie.Events.OnValidatePrincipal = Validate;
                }
            );

    /// <param name="stay">Keeps the cookie when the browser closes: never on a shared computer.</param>
    public static Task SignIn(HttpContext http, Person person, bool stay)
    {
        Claim[] claims = [new(ClaimTypes.NameIdentifier, person.Id.ToString()), new(StampClaim, person.SecurityStamp)];
        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, Visitor.Scheme));
        return http.SignInAsync(Visitor.Scheme, principal, new AuthenticationProperties { IsPersistent = stay });
    }

    public static Task SignOut(HttpContext http) => http.SignOutAsync(Visitor.Scheme);

    internal static string? PseudonymOf(HttpContext? http) => http?.Items[PseudonymKey] as string;

    static async Task Validate(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var account = Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? await http
                .RequestServices.GetRequiredService<ParticipationDb>()
                .Persons.AsNoTracking()
                .Where(person => person.Id == id && person.ClosedAt == null)
                .Select(person => new { person.SecurityStamp, person.Pseudonym })
                .SingleOrDefaultAsync(http.RequestAborted)
            : null;
        if (account is null || account.SecurityStamp != context.Principal?.FindFirstValue(StampClaim))
            context.RejectPrincipal();
        else
            http.Items[PseudonymKey] = account.Pseudonym;
    }
}
