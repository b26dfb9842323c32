using System.Net;
using System.Net.Http.Headers;
using Testing;
using Xunit;

namespace Cms.Tests.Media;

public sealed class ServeMediaTests
{
    static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3, 4, 5, 6, 7, 8];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_that_came_with_the_files_is_shown_in_place_and_in_parts()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await Start(folder);
        using var whole = await cms.Http.GetAsync("/media/a/photo.png", Stop);
        Assert.Equal("image/png", whole.Content.Headers.ContentType?.MediaType);
        Assert.Null(whole.Content.Headers.ContentDisposition);
        Assert.Equal("nosniff", whole.Headers.GetValues("X-Content-Type-Options").Single());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/media/a/photo.png");
        request.Headers.Range = new RangeHeaderValue(8, 9);
        using var part = await cms.Http.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal([1, 2], await part.Content.ReadAsByteArrayAsync(Stop));
    }

    [Theory]
    [InlineData("/media/a/drawing.svg", "image/svg+xml")]
    [InlineData("/media/a/page.html", "application/octet-stream")]
    [InlineData("/media/a/lie.png", "application/octet-stream")]
    public async Task What_could_speak_in_our_name_is_downloaded(string path, string type)
    {
        using var folder = new TemporaryFolder();
        await using var cms = await Start(folder);
        using var answer = await cms.Http.GetAsync(path, Stop);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("/media/../cms.db")]
    [InlineData("/media/..%2Fcms.db")]
    [InlineData("/media/a/..%2F..%2Fcms.db")]
    [InlineData("/media/..%5Ccms.db")]
    [InlineData("/media/%2Fetc%2Fpasswd")]
    [InlineData("/media/a/.hidden")]
    [InlineData("/media/a/link.png")]
    [InlineData("/media/a%00.png")]
    [InlineData("/media/a")]
    [InlineData("/media/")]
    public async Task Nothing_else_is_served(string path)
    {
        using var folder = new TemporaryFolder();
        await using var cms = await Start(folder);
        File.WriteAllText(folder["media/a/.hidden"], "x");
        File.CreateSymbolicLink(folder["media/a/link.png"], "/etc/passwd");
        using var answer = await cms.Http.GetAsync(path, Stop);
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, answer.StatusCode.ToString());
    }

    static async Task<TestCms> Start(TemporaryFolder folder)
    {
        var files = new Files(folder["uSync/v17"]).Type("page").Document("Accueil");
        Directory.CreateDirectory(folder["uSync/media/a"]);
        File.WriteAllBytes(folder["uSync/media/a/photo.png"], Png);
        File.WriteAllText(
            folder["uSync/media/a/drawing.svg"],
            "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
        );
        File.WriteAllText(folder["uSync/media/a/page.html"], "<script>alert(1)</script>");
        File.WriteAllText(folder["uSync/media/a/lie.png"], "<script>alert(1)</script>");
        return await TestCms.Start(folder, files.Folder);
    }
}
