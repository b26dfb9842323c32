using Site.Editorial;
using Xunit;

namespace Site.Tests.Editorial;

/// <summary>Which address of an editor is framed, and which never is.</summary>
public sealed class VideoEmbedTests
{
    [Theory]
    [InlineData("PeerTube", "https://tube.example/w/abC-1", "https://tube.example/videos/embed/abC-1")]
    [InlineData("PeerTube", "https://tube.example/videos/watch/abC-1", "https://tube.example/videos/embed/abC-1")]
    [InlineData("Vimeo", "https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1")]
    [InlineData("YouTube", "https://www.youtube.com/watch?list=x&v=a_B-1", "https://www.youtube-nocookie.com/embed/a_B-1")]
    [InlineData("YouTube", "https://youtu.be/a_B-1?t=3", "https://www.youtube-nocookie.com/embed/a_B-1")]
    [InlineData("Dailymotion", "https://dai.ly/x1", "https://geo.dailymotion.com/player.html?video=x1")]
    public void The_page_of_a_video_leads_to_its_player(string provider, string address, string frame)
    {
        var embed = VideoEmbed.Of(provider, address);
        Assert.NotNull(embed);
        Assert.Equal(frame, embed.Frame.ToString());
        Assert.StartsWith(embed.Source + "/", frame, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Vimeo", "http://vimeo.com/1")]
    [InlineData("Vimeo", "https://vimeo.com.example/1")]
    [InlineData("Vimeo", "https://vimeo.com/")]
    [InlineData("Vimeo", "https://vimeo.com/a'b;script-src")]
    [InlineData("YouTube", "https://www.youtube.com/watch?v=")]
    [InlineData("YouTube", "https://example.org/watch?v=abc")]
    [InlineData("PeerTube", "https://tube.example/about")]
    [InlineData("PeerTube", "javascript:alert(1)")]
    [InlineData("", "https://vimeo.com/1")]
    public void Any_other_address_is_never_framed(string provider, string address) =>
        Assert.Null(VideoEmbed.Of(provider, address));
}
