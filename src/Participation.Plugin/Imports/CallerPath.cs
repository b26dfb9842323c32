namespace Participation.Imports;

/// <summary>
/// A path of the command line means the caller's folder (<c>PWD</c>: <c>dotnet run</c> changes the current one), then
/// the root of the repository.
/// </summary>
static class CallerPath
{
    public static string Resolve(string path)
    {
        if (Path.IsPathRooted(path))
            return path;
        var folders = new[] { Environment.GetEnvironmentVariable("PWD"), Environment.CurrentDirectory }.Concat(
            Parents(AppContext.BaseDirectory)
        );
        var candidates = folders.OfType<string>().Select(folder => Path.GetFullPath(Path.Combine(folder, path))).ToList();
        return candidates.Find(Path.Exists) ?? candidates[0];
    }

    static IEnumerable<string> Parents(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
            if (File.Exists(Path.Combine(parent.FullName, "Participation.sln")))
                yield return parent.FullName;
    }
}
