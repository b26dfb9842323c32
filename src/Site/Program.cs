using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Localization;
using Site;
using Site.Commands;
using Site.Search;

if (args is [PdfTexts.Command, var pdf])
    return PdfTexts.Answer(pdf);
var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions
    {
        Args = args,
        ContentRootPath = AppContext.BaseDirectory,
        EnvironmentName = SiteEnvironment.Name(),
    }
);
if (CommandLine.IsCommand(args))
    builder.Configuration["Logging:LogLevel:Cms.StartCms"] ??= "Warning"; // what it made ready is not what was asked
builder.AddSite();
await using var app = builder.Build();
if (CommandLine.Find(app.Services, args) is { } command)
    return await command.Run();
app.UseSite();
var (words, address) = (app.Services.GetRequiredService<IStringLocalizer<CommandWords>>(), app.Configuration["urls"]);
try
{
    await app.StartAsync();
}
catch (IOException refused) when (refused.InnerException is AddressInUseException)
{
    app.Lifetime.StopApplication(); // or what runs already would complain, each in turn, of having been stopped
    await Console.Error.WriteLineAsync(words["AddressTaken", address ?? PublicUrl.Default]);
    return 1;
}
await app.WaitForShutdownAsync();
return 0;
