using Cms.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using OpenIddict.Validation.AspNetCore;

namespace Cms.Management;

/// <summary>Who enters: somebody with a token, whose account is open, and who sees at least one section.</summary>
internal sealed class Guard(StaffDirectory staff, IHttpContextAccessor requests) : AuthorizationHandler<Guard.Colleague>
{
    public sealed class Colleague : IAuthorizationRequirement;

    public static void Policy(AuthorizationPolicyBuilder policy) =>
        policy
            .AddAuthenticationSchemes(OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme)
            .RequireAuthenticatedUser()
            .AddRequirements(new Colleague());

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Colleague requirement)
    {
        if (requests.HttpContext is not { } http || context.User.Identity?.IsAuthenticated is not true)
            return;
        if (await staff.Find(context.User, http.RequestAborted) is not { } user)
            return;
        var access = await staff.AccessOf(user, http.RequestAborted);
        if (access.Sections.Count == 0)
            return;
        access.Enter(http);
        context.Succeed(requirement);
    }
}

internal static class Guarded
{
    /// <summary>Only for those who see one of these sections.</summary>
    public static TBuilder NeedsSection<TBuilder>(this TBuilder endpoints, params string[] sections)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(
            async (context, next) =>
                Access.Of(context.HttpContext) is { } access && sections.Any(access.Sections.Contains)
                    ? await next(context)
                    : Refusal.Forbidden
        );
}
