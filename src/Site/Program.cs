using Cms;
using Cms.Storage;
using Foundation.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Participation;
using Site;
using Site.Pages;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.WebHost.UseDefaultServiceProvider(scopes => (scopes.ValidateOnBuild, scopes.ValidateScopes) = (true, true));

var data = SiteFolders.Data(builder.Configuration);
WebApplication? app = null;
builder.AddCms(
    new()
    {
        DataFolder = data,
        Database = builder.Configuration.GetConnectionString("Cms") is { Length: > 0 } server
            ? DatabaseChoice.Postgres(server, CmsDb.Schema)
            : DatabaseChoice.SqliteFile(Path.Combine(data, "cms.db"), CmsDb.Schema),
        SyncFolder = SiteFolders.Shipped("uSync/v17"),
        SyncMediaFolder = SiteFolders.Shipped("uSync/media"),
        Entry = typeof(Program).Assembly,
        FindPublicUrl = () => new(PublicUrl()),
    }
);
builder.Services.Configure<ParticipationOptions>(options =>
{
    options.DataFolder = data;
    options.ConnectionString = builder.Configuration.GetConnectionString("Participation");
    options.PublicUrl = PublicUrl;
});
builder.Services.AddSitePages();

app = builder.Build();
app.UseErrorPages();
app.UseMiddleware<LanguagePrefix>();
app.UseStaticFiles();
app.UseRouting();
app.MapGet("/health", () => "ok").AllowAnonymous();
app.MapCms();
app.MapParticipation();
app.MapSitePages();
app.Run();

// The Host header is never trusted: the settings say the address, or else the socket.
string PublicUrl() =>
    builder.Configuration["Site:PublicUrl"]
    ?? app?.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
    ?? "http://localhost";
