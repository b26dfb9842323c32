using Microsoft.Extensions.DependencyInjection;

namespace Participation.Processes;

/// <summary>The room's table of contents, and the type that its words are filed under.</summary>
public sealed class ProcessesRoom
{
    internal static void Add(IServiceCollection services) => services.AddSingleton<ProcessCatalog>();

    internal static void Map(Doors doors) { }
}
