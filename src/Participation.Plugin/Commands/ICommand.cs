namespace Participation.Commands;

/// <summary>
/// Something an operator asks for after <c>--</c>, on a data folder whose site may be running: it writes rows and feed
/// lines in short transactions, and never opens the search index. The host finds it by its name and runs it.
/// </summary>
public interface ICommand
{
    /// <summary>The first word: <c>import</c>.</summary>
    string Name { get; }

    /// <summary>How to call it, in the operator's language, one form a line.</summary>
    string Usage { get; }

    /// <summary>
    /// Runs with the words that follow the name. Answers the exit code: 0 when all went well, 1 when the call itself was
    /// wrong (a word, a file), any other as the command documents.
    /// </summary>
    /// <param name="output">Where to speak: plain lines, and a progress bar when it is a terminal.</param>
    Task<int> Run(string[] args, TextWriter output, CancellationToken stop);
}
