namespace Participation.Notifications;

/// <summary>The letters of accounts. Each is added to the caller's unit of work; the caller saves.</summary>
public sealed class AccountLetters(Outbox outbox, LetterWords words)
{
    /// <param name="To">Where it goes.</param>
    /// <param name="Culture"><c>fr-FR</c> or <c>en-US</c>.</param>
    /// <param name="PersonId">Null when there is no account yet.</param>
    public sealed record Reader(string To, string Culture, Guid? PersonId);

    public void ConfirmAddress(Reader reader, string pseudonym, string token) =>
        Post(reader, "ConfirmAddress", pseudonym, Link(reader, token));

    /// <summary>Somebody signed up with an address that has an account: its owner gets a link to it instead.</summary>
    public void AlreadyHere(Reader reader, string token) => Post(reader, "AlreadyHere", Link(reader, token));

    public void SignIn(Reader reader, string token) => Post(reader, "SignInLink", Link(reader, token));

    public void ResetPassword(Reader reader, string token) => Post(reader, "ResetPassword", Link(reader, token));

    /// <summary>A link was asked for an address that has no account.</summary>
    public void NoAccount(Reader reader) => Post(reader, "NoAccount", words.Link(reader.Culture, "/citizens/sign-up"));

    public void ConfirmNewAddress(Reader reader, string token) => Post(reader, "ConfirmNewAddress", Link(reader, token));

    /// <summary>To the mailbox that was left.</summary>
    public void AddressChanged(Reader reader) => Post(reader, "AddressChanged");

    public void PasswordChanged(Reader reader) =>
        Post(reader, "PasswordChanged", words.Link(reader.Culture, "/citizens/forgotten-password"));

    /// <summary>The last one: it belongs to nobody any more.</summary>
    public void Closed(Reader reader) => Post(reader with { PersonId = null }, "AccountClosed");

    void Post(Reader reader, string name, params object[] values) =>
        outbox.Add($"account/{Guid.NewGuid():N}", reader.PersonId, reader.To, words.Write(reader.Culture, name, values));

    string Link(Reader reader, string token) => words.Link(reader.Culture, "/citizens/link/" + token);
}
