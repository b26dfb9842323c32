using Microsoft.Extensions.DependencyInjection;

namespace Participation.Imports;

/// <summary>The room's table of contents, and the type that its words are filed under.</summary>
public sealed class ImportsRoom
{
    internal static void Add(IServiceCollection services) { }
}
