using Participation.Commands;
using Participation.Imports;

namespace Site.Commands;

/// <summary>The site's own commands; the plugin registers the others.</summary>
static class SiteCommands
{
    public static void AddSiteCommands(this IServiceCollection services)
    {
        services.AddSingleton<ICommand, CreateAdminCommand>();
        services.AddSingleton<ICommand, ImportQuestionnaireCommand>();
        services.AddSingleton<ICommand, BackupCommand>();
        services.AddSingleton<ICommand, RestoreCommand>();
        services.AddSingleton<IProcessMaker, MakeProcess>();
    }
}
