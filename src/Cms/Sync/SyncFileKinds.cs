namespace Cms.Sync;

internal static class SyncFileKinds
{
    /// <summary>Whether the root element is the one this folder holds; complains when it is not.</summary>
    public static bool IsA(this SyncFile file, params ReadOnlySpan<string> elements)
    {
        foreach (var element in elements)
            if (file.Root.Name.LocalName == element)
                return true;
        file.Refuse(file.Root, $"<{file.Root.Name.LocalName}> is not what this folder holds");
        return false;
    }

    public static bool HasAlias(this SyncFile file)
    {
        if (file.Alias.Length > 0)
            return true;
        file.Refuse(file.Root, "the attribute Alias is missing or empty");
        return false;
    }
}
