namespace Participation.Petitions;

/// <summary>
/// One person, one signature. A mailbox is a person, with one exception: a couple who share one, when the names differ
/// and the commune is the same. An account never shares its mailbox.
/// </summary>
public static class OneMailbox
{
    /// <param name="NameKey">Null for an account.</param>
    public readonly record struct Person(string? NameKey, string Commune);

    public enum Verdict
    {
        Welcome,

        /// <summary>This person has signed already.</summary>
        Same,

        /// <summary>By others.</summary>
        Taken,
    }

    /// <param name="signed">Those whose signature is confirmed.</param>
    /// <param name="nameKey">Who comes now; null for an account.</param>
    public static Verdict Judge(IReadOnlyList<Person> signed, string? nameKey, string commune) =>
        signed.Count == 0 ? Verdict.Welcome
        : nameKey is null || signed.Any(other => other.NameKey is null || other.NameKey == nameKey) ? Verdict.Same
        : signed.Count > 1 || signed[0].Commune != commune ? Verdict.Taken
        : Verdict.Welcome;
}
