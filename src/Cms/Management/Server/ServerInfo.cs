using Cms.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Server;

/// <summary>What the client asks before it starts, and of the machine it talks to.</summary>
internal static class ServerInfo
{
    /// <summary>The client's version: what it expects to be served by.</summary>
    const string Version = "17.1.0";

    public static void MapPublic(RouteGroupBuilder api)
    {
        api.MapGet("/server/status", () => Results.Ok(new { serverStatus = "Run" }));
        api.MapGet("/server/configuration", Configuration);
        api.MapGet("/security/configuration", () => Results.Ok(new { passwordConfiguration = PasswordRules }));
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/server/information", Information);
        api.MapGet("/segment", Answers.EmptyPage);
        api.MapGet("/user-data", Answers.EmptyPage);
        api.MapGet("/telemetry/level", () => Results.Ok(new { telemetryLevel = "Minimal" }));
        api.MapGet("/news-dashboard", () => Results.Ok(new { items = Array.Empty<object>() }));
        // Settings asks each kind whether it has anything; these we do not have.
        foreach (
            var kind in new[]
            {
                "member-type",
                "member-group",
                "template",
                "partial-view",
                "script",
                "stylesheet",
                "document-blueprint",
                "relation-type",
                "static-file",
            }
        )
        {
            api.MapGet($"/tree/{kind}/root", Answers.EmptyPage);
            api.MapGet($"/tree/{kind}/children", Answers.EmptyPage);
            api.MapGet($"/tree/{kind}/ancestors", Answers.EmptyList);
            api.MapGet($"/item/{kind}", Answers.EmptyList);
        }
        api.MapGet("/document-type/{id:guid}/blueprint", Answers.EmptyPage);
        api.MapGet("/document-blueprint/{id:guid}", (Guid id) => Refusal.NotFound);
        api.MapGet("/template/configuration", () => Results.Ok(new { disabled = true }));
    }

    public static readonly object PasswordRules = new
    {
        minimumPasswordLength = CreateUser.ShortestPassword,
        requireNonLetterOrDigit = false,
        requireDigit = false,
        requireLowercase = false,
        requireUppercase = false,
    };

    static IResult Configuration() =>
        Results.Ok(
            new
            {
                allowPasswordReset = false,
                versionCheckPeriod = 0,
                allowLocalLogin = true,
                umbracoCssPath = "/css",
            }
        );

    static IResult Information(TimeProvider clock) =>
        Results.Ok(
            new
            {
                version = Version,
                assemblyVersion = Version,
                baseUtcOffset = clock.LocalTimeZone.GetUtcOffset(clock.GetUtcNow()).ToString(),
                runtimeMode = "Production",
            }
        );
}
