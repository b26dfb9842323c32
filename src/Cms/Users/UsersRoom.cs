using System.Threading.RateLimiting;
using Cms.Users.Tokens;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Security;

namespace Cms.Users;

/// <summary>The staff: their accounts, their sign-in, and who of them is asking. Citizens are none of our business.</summary>
public static class UsersRoom
{
    /// <summary>The staff's cookie scheme; never the default one.</summary>
    public const string Scheme = "Staff";
    public const string SignInPath = "/umbraco/login";
    public const string SignOutPath = "/umbraco/logout";

    internal static void Add(IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<PasswordHasher<StaffUser>>();
        services.AddSingleton<CreateUser>().AddSingleton<SignIn>().AddSingleton<SignInPage>();
        services.AddSingleton<IBackOfficeSecurityAccessor, PresentStaff>();
        services.AddTransient<IStartupFilter, StaffSession.Filter>();
        services.AddSingleton(AttemptsByNetwork);
        services.AddSingleton<StaffDirectory>().AddSingleton<StaffChanges>();
        services.AddSingleton<ChangeUser>().AddSingleton<CloseUser>().AddSingleton<ChangePassword>().AddSingleton<SaveGroup>();
        BackofficeTokens.Add(services);
        services.AddAuthentication().AddCookie(Scheme, Cookie);
    }

    internal static void Map(IEndpointRouteBuilder app)
    {
        var room = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        room.MapGet(SignInPath, SignInPage.Http);
        room.MapPost(SignInPath, SignIn.Http).DisableAntiforgery().AddEndpointFilter<SameOriginOnly>();
        room.MapPost(SignOutPath, (Delegate)SignOut.Http).AddEndpointFilter<SameOriginOnly>();
        BackofficeTokens.Map(app);
    }

    static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "staff";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = StaffSession.Validate;
    }

    /// <summary>Ten tries a minute from one address: enough for a town hall behind one, not for guessing.</summary>
    static PartitionedRateLimiter<SignInAttempt> AttemptsByNetwork(IServiceProvider services) =>
        PartitionedRateLimiter.Create<SignInAttempt, string>(attempt =>
            RateLimitPartition.GetFixedWindowLimiter(
                attempt.Network,
                _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = 10,
                    Window = TimeSpan.FromMinutes(1),
                    AutoReplenishment = true,
                }
            )
        );
}

internal sealed record SignInAttempt(string Network);
