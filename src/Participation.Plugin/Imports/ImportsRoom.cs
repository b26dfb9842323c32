using Microsoft.Extensions.DependencyInjection;
using Participation.Commands;

namespace Participation.Imports;

/// <summary>The room's table of contents, and the type that its words are filed under.</summary>
public sealed class ImportsRoom
{
    internal static void Add(IServiceCollection services)
    {
        services.AddSingleton<ImportContributions>();
        services.AddSingleton<ICommand, ImportCommand>();
    }
}
