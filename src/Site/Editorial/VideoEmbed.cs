using System.Text.RegularExpressions;

namespace Site.Editorial;

/// <summary>A video kept by someone else, and the page of theirs that a frame may show once the reader has agreed.</summary>
/// <param name="Page">Where the reader may watch it instead, without a frame.</param>
/// <param name="Frame">What the frame loads; its host is the only one that the page's policy lets in.</param>
public sealed partial record VideoEmbed(string Provider, Uri Page, Uri Frame)
{
    /// <summary>The scheme and host for the directive <c>frame-src</c>.</summary>
    public string Source => Frame.GetLeftPart(UriPartial.Authority);

    /// <param name="provider">One of the data type "Video provider".</param>
    /// <param name="address">Of the video's page, as an editor copied it.</param>
    /// <returns>Null when the address is not that of a video of this provider: it is then never framed.</returns>
    public static VideoEmbed? Of(string provider, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var page) || page.Scheme != Uri.UriSchemeHttps)
            return null;
        var frame = provider switch
        {
            "YouTube" when YouTube(page) is { } id => $"https://www.youtube-nocookie.com/embed/{id}",
            "Vimeo" when IsAt(page, "vimeo.com") && Last(page) is { } id => $"https://player.vimeo.com/video/{id}?dnt=1",
            "Dailymotion" when IsAt(page, "dailymotion.com", "dai.ly") && Last(page) is { } id =>
                $"https://geo.dailymotion.com/player.html?video={id}",
            "PeerTube" when IsPeerTube(page) && Last(page) is { } id => $"https://{page.Authority}/videos/embed/{id}",
            _ => null,
        };
        return frame is null ? null : new(provider, page, new(frame));
    }

    static string? YouTube(Uri page) =>
        IsAt(page, "youtu.be") ? Last(page)
        : IsAt(page, "youtube.com") && Watched().Match(page.Query) is { Success: true } found ? found.Groups["id"].Value
        : null;

    static bool IsAt(Uri page, params ReadOnlySpan<string> hosts)
    {
        foreach (var host in hosts)
            if (page.Host == host || page.Host == "www." + host)
                return true;
        return false;
    }

    static bool IsPeerTube(Uri page) =>
        page.AbsolutePath.StartsWith("/w/", StringComparison.Ordinal)
        || page.AbsolutePath.StartsWith("/videos/watch/", StringComparison.Ordinal);

    /// <summary>The last part of the path, when it looks like the name of a video.</summary>
    static string? Last(Uri page) => page.AbsolutePath.Split('/')[^1] is var id && Name().IsMatch(id) ? id : null;

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex("[?&]v=(?<id>[A-Za-z0-9_-]{1,64})(&|$)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Watched();
}
