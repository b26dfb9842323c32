namespace Participation.Comments;

/// <summary>A comment as it was typed, on a page or through the API.</summary>
/// <param name="Body">Plain text.</param>
/// <param name="Alignment"><c>for</c>, <c>neutral</c> or <c>against</c>; neutral when missing.</param>
/// <param name="ReplyTo">The comment it replies to; null at the top of the thread.</param>
public sealed record CommentForm(string? Body, string? Alignment = null, Guid? ReplyTo = null)
{
    /// <summary>Characters.</summary>
    public const int LongestBody = 3_000;
}

/// <summary>The words of addresses and of the API for <see cref="Comment.Alignment"/>.</summary>
static class Alignment
{
    public const string For = "for";
    public const string Neutral = "neutral";
    public const string Against = "against";

    /// <summary>Null for a word that is none of the three.</summary>
    public static int? Read(string? word) =>
        word switch
        {
            For => 1,
            null or "" or Neutral => 0,
            Against => -1,
            _ => null,
        };

    public static string Write(int alignment) =>
        alignment switch
        {
            > 0 => For,
            < 0 => Against,
            _ => Neutral,
        };
}
