namespace Cms.Sync;

/// <summary>One reason why a uSync run is refused.</summary>
/// <param name="File">Path of the file, relative to the uSync folder.</param>
/// <param name="Line">Line in that file, from 1; 0 when the file as a whole is meant.</param>
public sealed record SyncProblem(string File, int Line, string Reason)
{
    public override string ToString() => Line == 0 ? $"{File}: {Reason}" : $"{File}({Line}): {Reason}";
}

/// <summary>The uSync files cannot be applied; nothing of the run was.</summary>
public sealed class SyncRefusedException(IReadOnlyList<SyncProblem> problems)
    : Exception($"{problems.Count} problem(s) in the uSync files; nothing was applied.\n{string.Join('\n', problems)}")
{
    public IReadOnlyList<SyncProblem> Problems => problems;
}
