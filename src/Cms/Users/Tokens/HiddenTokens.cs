using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;
using OpenIddict.Validation;
using static OpenIddict.Server.OpenIddictServerEvents;
using ValidationEvents = OpenIddict.Validation.OpenIddictValidationEvents;

namespace Cms.Users.Tokens;

/// <summary>
/// What the client's scripts are told instead of a token, as in Umbraco 17; the token itself goes into a cookie they
/// cannot read, and is put back where the client says the word.
/// </summary>
internal static class HiddenTokens
{
    const string Hidden = "[redacted]";
    const string AccessCookie = "umbAccessToken";
    const string RefreshCookie = "umbRefreshToken";
    const string AccessPath = "/umbraco";

    public static void Add(OpenIddictServerBuilder server) =>
        server
            .AddEventHandler<ApplyTokenResponseContext>(handler =>
                handler.UseInlineHandler(Hide).SetOrder(int.MinValue + 100_000)
            )
            .AddEventHandler<ExtractTokenRequestContext>(handler =>
                handler.UseInlineHandler(PutBackRefreshToken).SetOrder(int.MaxValue - 100_000)
            )
            .AddEventHandler<ExtractRevocationRequestContext>(handler =>
                handler.UseInlineHandler(PutBackRevoked).SetOrder(int.MaxValue - 100_000)
            );

    public static void Add(OpenIddictValidationBuilder validation) =>
        validation.AddEventHandler<ValidationEvents.ProcessAuthenticationContext>(handler =>
            handler
                .UseInlineHandler(PutBackAccessToken)
                .SetOrder(OpenIddictValidationHandlers.ValidateRequiredTokens.Descriptor.Order - 1)
        );

    public static void Forget(HttpContext http)
    {
        http.Response.Cookies.Delete(AccessCookie, Options(http, AccessPath));
        http.Response.Cookies.Delete(RefreshCookie, Options(http, BackofficeTokens.Path));
    }

    static ValueTask Hide(ApplyTokenResponseContext context)
    {
        if (context.Transaction.GetHttpRequest() is not { HttpContext: var http })
            return default;
        if (context.Response.AccessToken is { Length: > 0 } access)
        {
            http.Response.Cookies.Append(AccessCookie, access, Options(http, AccessPath));
            context.Response.AccessToken = Hidden;
        }
        if (context.Response.RefreshToken is { Length: > 0 } refresh)
        {
            http.Response.Cookies.Append(RefreshCookie, refresh, Options(http, BackofficeTokens.Path));
            context.Response.RefreshToken = Hidden;
        }
        return default;
    }

    static ValueTask PutBackRefreshToken(ExtractTokenRequestContext context)
    {
        if (context.Request is { RefreshToken: Hidden } request)
            request.RefreshToken = Cookie(context.Transaction, RefreshCookie);
        return default;
    }

    static ValueTask PutBackRevoked(ExtractRevocationRequestContext context)
    {
        if (context.Request is { Token: Hidden } request)
            request.Token = Cookie(context.Transaction, request.TokenTypeHint == "refresh_token" ? RefreshCookie : AccessCookie);
        return default;
    }

    static ValueTask PutBackAccessToken(ValidationEvents.ProcessAuthenticationContext context)
    {
        if (context.AccessToken == Hidden)
            context.AccessToken = context.Transaction.GetHttpRequest()?.Cookies[AccessCookie];
        return default;
    }

    static string? Cookie(OpenIddictServerTransaction transaction, string name) => transaction.GetHttpRequest()?.Cookies[name];

    static CookieOptions Options(HttpContext http, string path) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
            Path = path,
            IsEssential = true,
        };
}
