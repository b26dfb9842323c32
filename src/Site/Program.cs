using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Localization;
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
var (words, address) = (app.Services.GetRequiredService<IStringLocalizer<CommandWords>>(), app.Configuration["urls"]);
try
{
    await app.RunAsync();
    return 0;
}
catch (IOException refused) when (refused.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync(words["AddressTaken", address ?? PublicUrl.Default]);
    return 1;
}
