using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Participation.Contributions;

namespace Participation.Citizens;

/// <summary>The room's table of contents, and the type that its words are filed under.</summary>
public sealed class CitizensRoom
{
    internal static void Add(IServiceCollection services)
    {
        CitizenSession.Add(services);
        services.AddDataProtection();
        services.AddSingleton<Passwords>();
        services.AddSingleton<Limits>();
        services.AddScoped<Network>();
        services.AddScoped<Visitor>();
        services.AddScoped<OneTimeLinks>();
        services.AddScoped<Arrival>();
        services.TryAddScoped<ClaimDraft>();
        services.AddScoped<OpenAccount>();
        services.AddScoped<KeptTexts>();
        services.AddScoped<DraftFiles>();
        services.AddScoped<RemoveDraft>();
        services.AddScoped<Me>();
        services.AddScoped<MyParticipation>();
        services.AddScoped<SignUp>();
        services.AddScoped<SignIn>();
        services.AddScoped<RequestLink>();
        services.AddScoped<UseLink>();
        services.AddScoped<ChangePseudonym>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<ChangeEmail>();
        services.AddScoped<ExportMyData>();
        services.AddScoped<CloseAccount>();
        services.AddScoped<KeepNoLonger>();
        services.AddHostedService<Housekeeping>();
    }

    internal static void Map(Doors doors)
    {
        var pages = doors.Pages.MapGroup("/citizens").AddEndpointFilter(Private);
        SignInPage.Map(pages);
        SignUpPage.Map(pages);
        LinkPage.Map(pages);
        MePage.Map(pages);
        SettingsPage.Map(pages);
        AccountsApi.Map(doors.Api);
    }

    /// <summary>No cache keeps these pages, and no address of theirs (it may be a key) is told to another site.</summary>
    static ValueTask<object?> Private(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        return next(context);
    }
}
