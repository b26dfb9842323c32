using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Participation;

namespace Site.Demo;

/// <summary>Runs <see cref="SeedDemo"/> as the host starts, and says on the console where to go and who to be.</summary>
sealed class DemoAtStart(
    SeedDemo seed,
    DemoAccounts accounts,
    IConfiguration settings,
    IHostEnvironment host,
    IOptions<ParticipationOptions> options,
    IStringLocalizer<DemoRoom> words
) : IHostedLifecycleService
{
    IReadOnlyList<DemoAccounts.Account> _accounts = [];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (DemoRoom.IsWanted(settings, host))
            _accounts = await seed.Run(cancellationToken);
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (_accounts.Count > 0)
            Console.Out.WriteLine(Card());
        return Task.CompletedTask;
    }

    string Card()
    {
        // The console's reader speaks the machine's language; French when it is none of ours.
        var former = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(
            former.TwoLetterISOLanguageName is "en" && former.Name.Length > 0 ? "en-US" : "fr-FR"
        );
        try
        {
            var lines = _accounts.Select(account =>
                $"  {words[account.Role].Value, -22} {account.Email, -28} {account.Password}"
            );
            return string.Join(
                Environment.NewLine,
                ["", words["Ready", options.Value.PublicUrl()], words["Accounts", accounts.File], .. lines, ""]
            );
        }
        finally
        {
            CultureInfo.CurrentUICulture = former;
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
