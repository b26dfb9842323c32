namespace Participation.Citizens;

/// <summary>What is wrong with what was typed. Its name is the key of its words (<c>Problem.*</c>).</summary>
public enum AccountProblem
{
    EmailInvalid,
    PseudonymInvalid,

    /// <summary>It could be taken for the institution's.</summary>
    PseudonymReserved,
    PasswordTooShort,
    PasswordTooLong,
    PasswordTooCommon,

    /// <summary>The current password, asked again, is not the right one.</summary>
    PasswordWrong,

    /// <summary>The address typed to confirm the closing is not the account's.</summary>
    EmailDiffers,
}

public static class AccountProblems
{
    /// <summary>The form field it is about.</summary>
    public static string Field(this AccountProblem problem) =>
        problem switch
        {
            AccountProblem.EmailInvalid or AccountProblem.EmailDiffers => "email",
            AccountProblem.PseudonymInvalid or AccountProblem.PseudonymReserved => "pseudonym",
            AccountProblem.PasswordWrong => "current",
            _ => "password",
        };
}

/// <summary>How a verb of accounts ended.</summary>
/// <param name="Status">The outcome.</param>
/// <param name="Problems">What to correct, when it is <see cref="AccountStatus.Invalid"/>.</param>
/// <param name="RetryAt">When to come back, when it is <see cref="AccountStatus.TooMany"/>.</param>
public sealed record AccountAnswer(
    AccountStatus Status,
    IReadOnlyList<AccountProblem>? Problems = null,
    DateTimeOffset? RetryAt = null
)
{
    public static readonly AccountAnswer Done = new(AccountStatus.Done);

    public static AccountAnswer Invalid(params IReadOnlyList<AccountProblem> problems) => new(AccountStatus.Invalid, problems);

    public static AccountAnswer TooMany(DateTimeOffset retryAt) => new(AccountStatus.TooMany, RetryAt: retryAt);
}

public enum AccountStatus
{
    Done,
    Invalid,

    /// <summary>No account, another password, or a locked one: never said which.</summary>
    WrongPair,
    TooMany,
    NoSuchPerson,
}
