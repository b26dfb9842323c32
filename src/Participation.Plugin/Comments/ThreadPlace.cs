using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Participation.Comments;

/// <summary>Where a page of the API ended: the next one starts after it, whatever was added since.</summary>
/// <param name="Figure">The score or the number of replies, where the order is by one.</param>
public readonly record struct ThreadPlace(int Figure, DateTimeOffset At, Guid Id)
{
    public static string Write(Comment last, ThreadSort sort)
    {
        var figure =
            sort is ThreadSort.Useful ? last.Score
            : sort is ThreadSort.Replied ? last.Replies
            : 0;
        var place = string.Create(CultureInfo.InvariantCulture, $"{figure} {last.CreatedAt.UtcTicks} {last.Id:N}");
        return WebEncoders.Base64UrlEncode(Encoding.ASCII.GetBytes(place));
    }

    /// <summary>Null for what is not a cursor of ours.</summary>
    public static ThreadPlace? Read(string? cursor)
    {
        if (cursor is not { Length: > 0 and < 200 })
            return null;
        try
        {
            return
                Encoding.ASCII.GetString(WebEncoders.Base64UrlDecode(cursor)).Split(' ') is [var figure, var at, var id]
                && int.TryParse(figure, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
                && ticks <= DateTimeOffset.MaxValue.UtcTicks
                && Guid.TryParse(id, out var key)
                ? new ThreadPlace(number, new DateTimeOffset(ticks, TimeSpan.Zero), key)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
