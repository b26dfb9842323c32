namespace Participation.Contributions;

/// <summary>
/// Support for a contribution. Live figures change in the transaction that records the support; imported ones are
/// totals of another platform, without voters.
/// </summary>
public sealed class Tally
{
    public int Agree { get; set; }
    public int Mixed { get; set; }
    public int Disagree { get; set; }
    public int ImportedAgree { get; set; }
    public int ImportedMixed { get; set; }
    public int ImportedDisagree { get; set; }

    public int AllAgree => Agree + ImportedAgree;
    public int AllMixed => Mixed + ImportedMixed;
    public int AllDisagree => Disagree + ImportedDisagree;
    public int All => AllAgree + AllMixed + AllDisagree;

    /// <summary>Fewer supports than this say nothing about division.</summary>
    public const int EnoughToDivide = 10;

    /// <summary>
    /// From 0 (everyone on one side) to 1 (half for, half against): 2·min(agree, disagree) / all. Null under
    /// <see cref="EnoughToDivide"/> supports.
    /// </summary>
    public double? Division => All < EnoughToDivide ? null : 2.0 * Math.Min(AllAgree, AllDisagree) / All;
}
