using System.Reflection;
using Umbraco.Cms.Core.Composing;

namespace Cms.Composing;

/// <summary>
/// The assemblies where composers may be: the site's and those it references, near or far, that know Umbraco.Core.
/// Core's own provider loads every file of the folder, and fails in a test host over assemblies that are not ours.
/// </summary>
internal sealed class ReferencedAssemblies(Assembly entry) : IAssemblyProvider
{
    static readonly string Core = typeof(IComposer).Assembly.GetName().Name!; // an assembly on disk has a name

    public IEnumerable<Assembly> Assemblies { get; } = Find(entry);

    static List<Assembly> Find(Assembly entry)
    {
        var found = new List<Assembly> { entry, typeof(IComposer).Assembly };
        var seen = new HashSet<string>(found.Select(assembly => assembly.GetName().Name!), StringComparer.Ordinal);
        var ahead = new Queue<AssemblyName>(entry.GetReferencedAssemblies());
        while (ahead.TryDequeue(out var name))
        {
            if (IsFramework(name) || !seen.Add(name.Name!) || TryLoad(name) is not { } assembly)
                continue;
            var references = assembly.GetReferencedAssemblies();
            if (references.Any(reference => reference.Name == Core))
                found.Add(assembly);
            foreach (var reference in references)
                ahead.Enqueue(reference);
        }
        return found;
    }

    static bool IsFramework(AssemblyName name) =>
        name.Name is null or "netstandard" or "mscorlib"
        || name.Name.StartsWith("System.", StringComparison.Ordinal)
        || name.Name.StartsWith("Microsoft.", StringComparison.Ordinal);

    static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception absent) when (absent is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            return null;
        }
    }
}
