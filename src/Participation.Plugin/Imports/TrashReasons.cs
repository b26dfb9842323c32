using Participation.Moderation;

namespace Participation.Imports;

/// <summary>Which reason of our charter another platform's own words come nearest to.</summary>
static class TrashReasons
{
    static readonly (string Stem, ModerationReason Reason)[] Stems =
    [
        ("hors sujet", ModerationReason.OffTopic),
        ("offtopic", ModerationReason.OffTopic),
        ("insult", ModerationReason.Insulting),
        ("injur", ModerationReason.Insulting),
        ("diffam", ModerationReason.Insulting),
        ("haine", ModerationReason.Insulting),
        ("personnel", ModerationReason.PersonalData),
        ("personal", ModerationReason.PersonalData),
        ("spam", ModerationReason.Commercial),
        ("commerc", ModerationReason.Commercial),
        ("publicit", ModerationReason.Commercial),
        ("illeg", ModerationReason.Illegal),
        ("doubl", ModerationReason.Duplicate),
        ("duplic", ModerationReason.Duplicate),
    ];

    /// <summary>
    /// A text that the other platform hid stays hidden here, whatever the words say: it had found that the law forbids
    /// to show it, and nobody here has judged otherwise.
    /// </summary>
    public static ModerationReason Of(RowTrash trash)
    {
        var reason = Of(trash.Reason);
        var hides = reason is ModerationReason.Insulting or ModerationReason.PersonalData or ModerationReason.Illegal;
        return trash.Hidden && !hides ? ModerationReason.Illegal : reason;
    }

    public static ModerationReason Of(string words)
    {
        var folded = Cells.Folded(words);
        return
            Stems.FirstOrDefault(pair => folded.Contains(Cells.Folded(pair.Stem), StringComparison.Ordinal))
                is { Stem: not null } found
            ? found.Reason
            : ModerationReason.Other;
    }
}
