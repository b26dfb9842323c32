namespace Site;

/// <summary>
/// Where things are, however the program was started: <c>dotnet run</c>, a build or a publish. A relative path is looked
/// for from the caller's directory, then from the repository's root, then beside the program.
/// </summary>
public static class SiteFolders
{
    /// <summary>The data folder of <c>Site:Data</c>, absolute; <c>App_Data</c> when it is not set.</summary>
    public static string Data(IConfiguration settings) =>
        settings["Site:Data"] is { Length: > 0 } chosen
            ? Path.GetFullPath(chosen, Caller)
            : Path.Combine(Repository ?? AppContext.BaseDirectory, "App_Data");

    /// <summary>A folder that came with the program, such as <c>uSync/v17</c>; null when there is none.</summary>
    public static string? Shipped(string relative) =>
        new[] { Caller, Repository, AppContext.BaseDirectory }
            .OfType<string>()
            .Select(root => Path.GetFullPath(relative, root))
            .FirstOrDefault(Directory.Exists);

    /// <summary>A path that an operator typed: from their directory, or from the repository's root when only that exists.</summary>
    public static string FromCaller(string path)
    {
        var here = Path.GetFullPath(path, Caller);
        return Path.Exists(here) || Repository is not { } root || !Path.Exists(Path.GetFullPath(path, root))
            ? here
            : Path.GetFullPath(path, root);
    }

    /// <summary><c>dotnet run --project</c> changes the working directory; the shell's own is in PWD.</summary>
    static string Caller =>
        Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } shell ? shell : Directory.GetCurrentDirectory();

    static string? Repository { get; } = FindRepository();

    static string? FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Participation.sln")))
                return folder.FullName;
        return null;
    }
}
