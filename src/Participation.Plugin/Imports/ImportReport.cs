namespace Participation.Imports;

/// <summary>What became of every row: the operator reads it at the end, and finds each refusal by file and line.</summary>
public sealed class ImportReport
{
    readonly SortedDictionary<string, int> _taken = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, int> _already = new(StringComparer.Ordinal);
    readonly List<Line> _refused = [];
    readonly List<Line> _leftOut = [];
    readonly List<Line> _remarks = [];

    public sealed record Line(RowOrigin From, RowNote Note, string Detail);

    public IReadOnlyDictionary<string, int> Taken => _taken;
    public IReadOnlyDictionary<string, int> Already => _already;

    /// <summary>Rows that could not be taken.</summary>
    public IReadOnlyList<Line> Refused => _refused;

    /// <summary>Rows that were understood and rightly stay behind.</summary>
    public IReadOnlyList<Line> LeftOut => _leftOut;

    /// <summary>Rows that were taken in spite of damage.</summary>
    public IReadOnlyList<Line> Remarks => _remarks;

    /// <summary>Single votes that the totals of their contribution hold already.</summary>
    public int VotesInTotals { get; private set; }

    /// <summary>Of the files, from 0 to 1; set by the reader.</summary>
    public double Fraction { get; set; }

    /// <summary>Called after each batch is durable.</summary>
    public Action? Progressed { get; set; }

    public void Take(string called) => Count(_taken, called);

    public void FindAgain(string called) => Count(_already, called);

    public void FindInTotals() => VotesInTotals++;

    public void Refuse(RowOrigin from, RowNote note, string detail = "") => _refused.Add(new Line(from, note, Short(detail)));

    public void LeaveOut(RowOrigin from, RowNote note) => _leftOut.Add(new Line(from, note, ""));

    public void Remark(RowOrigin from, RowNote note, string detail = "") => _remarks.Add(new Line(from, note, Short(detail)));

    static void Count(SortedDictionary<string, int> counts, string called) =>
        counts[called] = counts.GetValueOrDefault(called) + 1;

    static string Short(string detail) => detail.Length <= 80 ? detail : detail[..80] + "…";
}

/// <summary>Why a row was refused, left out or noted; each has its sentence in the room's words (<c>Note.*</c>).</summary>
public enum RowNote
{
    /// <summary>The same id came before in these files with another content.</summary>
    SameIdOtherContent,
    UnknownParent,
    ParentsInCircle,
    ParentRefused,
    UnknownType,
    NoId,
    NoText,
    UnknownVote,
    Unreadable,
    DatabaseRefused,
    NotPublished,
    TextLost,
    DateUnreadable,
    ParentReplaced,
    QuotesRepaired,
}
