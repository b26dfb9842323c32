using Site;
using Site.Commands;

var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions
    {
        Args = args,
        ContentRootPath = AppContext.BaseDirectory,
        EnvironmentName = SiteEnvironment.Name(),
    }
);
builder.AddSite();
await using var app = builder.Build();
if (CommandLine.Find(app.Services, args) is { } command)
    return await command.Run();
app.UseSite();
await app.RunAsync();
return 0;
