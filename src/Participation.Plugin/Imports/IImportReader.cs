namespace Participation.Imports;

/// <summary>Understands the files of one platform. What cannot be read goes to the report, and reading goes on.</summary>
public interface IImportReader
{
    /// <summary>The sections that the files name, in their order; a process made for the import gets them.</summary>
    IReadOnlyList<string> Sections();

    /// <summary>Every row once, in any order; a file is read as it is asked for, never held whole.</summary>
    IEnumerable<ImportRow> Read(ImportReport report);
}

/// <summary>The call itself is wrong: a file is missing, the map names a column that is not there.</summary>
/// <param name="word">Key of a word of the room.</param>
public sealed class UnusableImportException(string word, params object[] details)
    : Exception($"{word}: {string.Join(", ", details)}")
{
    public string Word => word;
    public object[] Details => details;
}
