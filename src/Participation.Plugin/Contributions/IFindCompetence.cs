namespace Participation.Contributions;

/// <summary>
/// Knows which authority answers for what people describe. The host may bring one; without it, the form says nothing of it.
/// </summary>
public interface IFindCompetence
{
    /// <summary>
    /// The authority, other than the one that runs the process, that a text seems to be for, in the language of the request; null
    /// when there is none, or no certainty. A guess to be shown to the author, never a reason to refuse.
    /// </summary>
    OtherAuthority? Other(Guid processId, string title, string body);
}

/// <param name="Name">As a title: <c>La commune</c>.</param>
/// <param name="Competence">What it answers for: <c>Un lampadaire en panne</c>.</param>
/// <param name="Url">Where that is explained, from the root, language included.</param>
public sealed record OtherAuthority(string Name, string Competence, string Url);
