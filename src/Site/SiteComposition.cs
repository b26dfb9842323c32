using Cms;
using Cms.Delivery;
using Cms.Storage;
using Cms.Sync;
using Foundation.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Participation;
using Site.Commands;
using Site.Demo;
using Site.Editorial;
using Site.Finder;
using Site.Pages;
using Site.Search;
using Site.Security;
using Site.Sharing;
using Site.Terms;

namespace Site;

/// <summary>Puts the engine and the plugin together. Nothing else in the house knows both.</summary>
public static class SiteComposition
{
    public static void AddSite(this WebApplicationBuilder builder)
    {
        var (settings, services) = (builder.Configuration, builder.Services);
        var data = SiteFolders.Data(settings);
        settings["Logging:LogLevel:Microsoft.AspNetCore"] ??= "Warning"; // two lines a request cost more than most answers
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.WebHost.UseDefaultServiceProvider(scopes => (scopes.ValidateOnBuild, scopes.ValidateScopes) = (true, true));

        var address = new PublicUrl(settings);
        services.AddSingleton(address);
        builder.AddCms(EngineOptions(settings, data, address));
        services.Configure<ParticipationOptions>(options =>
        {
            options.DataFolder = data;
            options.ConnectionString = settings.GetConnectionString("Participation");
            options.PublicUrl = address.Read;
        });
        services.AddDataProtection().SetApplicationName("participation").PersistKeysToFileSystem(new(Path.Combine(data, "keys")));
        // A text far too long is told so by its form, which shows it again: no page of it is lost to a limit of the reader.
        services.Configure<FormOptions>(form => form.ValueLengthLimit = ReadableForms.LongestField);
        services.AddSingleton<Readiness>();
        services.AddSitePages();
        services.AddEditorial();
        services.AddFinder();
        services.AddTerms();
        services.AddSharing();
        services.AddSiteSearch();
        services.AddSiteCommands();
        services.AddSiteDemo();
    }

    public static void UseSite(this WebApplication app)
    {
        app.Services.GetRequiredService<PublicUrl>().Server = app.Services.GetRequiredService<IServer>();
        app.UseTrustedProxies();
        app.UseMiddleware<SecurityHeaders>();
        app.UsePageCompression();
        app.UseErrorPages();
        app.UseMiddleware<LanguagePrefix>();
        app.UseStaticFiles(CachedFiles.Options);
        app.UseMiddleware<ReadableForms>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/health", (Readiness ready) => ready.Answer()).AllowAnonymous().ExcludeFromDescription();
        app.MapCms();
        app.MapParticipation();
        app.MapFinder();
        app.MapSharing();
        app.MapSiteSearch();
        app.MapApiReference();
        app.MapSitePages();
    }

    static CmsOptions EngineOptions(ConfigurationManager settings, string data, PublicUrl address) =>
        new()
        {
            DataFolder = data,
            Database = settings.GetConnectionString("Cms") is { Length: > 0 } server
                ? DatabaseChoice.Postgres(server, CmsDb.Schema)
                : DatabaseChoice.SqliteFile(Path.Combine(data, "cms.db"), CmsDb.Schema),
            SyncFolder = SiteFolders.Shipped("uSync/v17"),
            SyncMediaFolder = SiteFolders.Shipped("uSync/media"),
            BackofficeFolder = SiteFolders.Shipped("artifacts/backoffice"),
            SyncContent = settings.GetValue("Cms:Sync:Content", ContentSync.FirstBoot),
            Delivery = settings.GetSection("Cms:DeliveryApi").Get<DeliveryOptions>() ?? new(),
            ImageKey = settings["Cms:Imaging:HmacKey"],
            Entry = typeof(SiteComposition).Assembly,
            FindPublicUrl = () => new(address.Read()),
        };
}

/// <summary>
/// Scheme and authority that letters and tokens name: the setting <c>Site:PublicUrl</c>, or else the bound address. The
/// Host header is never trusted.
/// </summary>
public sealed class PublicUrl(IConfiguration settings)
{
    /// <summary>What Kestrel binds when nothing is said.</summary>
    public const string Default = "http://localhost:5000";

    /// <summary>Given once the server exists; its port may be known only after it is bound.</summary>
    public IServer? Server { get; set; }

    /// <summary>Without a trailing slash.</summary>
    public string Read() => (settings["Site:PublicUrl"] ?? Bound() ?? Expected()).TrimEnd('/');

    string? Bound() =>
        Server?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address ? Reachable(address) : null;

    /// <summary>A command has no server: what the site would be bound to.</summary>
    string Expected() => Reachable((settings["urls"] ?? settings["ASPNETCORE_URLS"] ?? Default).Split(';')[0]);

    /// <summary>Bound to every address of the machine, it is reached by its name.</summary>
    static string Reachable(string address) =>
        address
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
            .Replace("://[::]", "://localhost", StringComparison.Ordinal)
            .Replace("://*", "://localhost", StringComparison.Ordinal)
            .Replace("://+", "://localhost", StringComparison.Ordinal);
}
