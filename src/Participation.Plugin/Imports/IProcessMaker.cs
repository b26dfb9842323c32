using Participation.Processes;

namespace Participation.Imports;

/// <summary>
/// Makes the process that an import needs. The plugin reads documents and cannot write them: the host, which has the
/// CMS, implements this.
/// </summary>
public interface IProcessMaker
{
    /// <summary>
    /// The process with that slug, or a consultation document made and published with this title, this slug and these
    /// sections (in this order; the titles are as the files write them). Nothing of an existing one is changed.
    /// </summary>
    Task<Process> FindOrMake(string slug, string title, IReadOnlyList<string> sections, CancellationToken stop);
}
