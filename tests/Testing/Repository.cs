namespace Testing;

public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Participation.sln")))
                return folder.FullName;
        throw new InvalidOperationException("Tests run from a clone of the repository.");
    }
}
