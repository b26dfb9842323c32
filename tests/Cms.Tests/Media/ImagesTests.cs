using System.Net;
using Cms.Published;
using Testing;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models.PublishedContent;
using Xunit;

namespace Cms.Tests.Media;

/// <summary>On the demonstration's own pictures, which are PNG.</summary>
public sealed class ImagesTests : IAsyncLifetime
{
    const string Picture = "/media/a/place.png";
    const string Webp = "image/avif,image/webp,*/*";
    readonly TemporaryFolder _folder = new();
    TestCms _cms = null!; // made in InitializeAsync

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var crops =
            """{"crops":[{"alias":"card","width":150,"height":50},{"alias":"wide","width":90,"height":30}],"enableLocalFocalPoint":true,"multiple":false}""";
        var picked =
            $$"""[{"key":"{{Guid.NewGuid()}}","mediaKey":"{{Files.Key("Place")}}","focalPoint":{"left":0.9,"top":0.1},"crops":[{"alias":"wide","width":90,"height":30,"coordinates":{"x1":0.1,"y1":0.2,"x2":0.3,"y2":0.4} }]}]""";
        var files = new Files(_folder["uSync/v17"])
            .Property("hero", "Umbraco.MediaPicker3", crops)
            .Type("page")
            .Document("Accueil", values: [("hero", "", picked)])
            .Medium("Place", Picture)
            .Medium("Plan", "/media/a/plan.svg")
            .Domains("Accueil");
        Directory.CreateDirectory(_folder["uSync/media/a"]);
        var place = Directory.GetFiles(Path.Combine(Repository.Root, "uSync", "media"), "*.png", SearchOption.AllDirectories)[0];
        File.Copy(place, _folder["uSync/media/a/place.png"]);
        File.WriteAllText(_folder["uSync/media/a/plan.svg"], "<svg xmlns='http://www.w3.org/2000/svg'/>");
        _cms = await TestCms.Start(_folder, files.Folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _cms.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("?width=320", Webp, "image/webp", "Accept")]
    [InlineData("?width=320", "image/png,*/*", "image/png", "Accept")]
    [InlineData("?width=320&format=jpg", Webp, "image/jpeg", "")]
    [InlineData("?width=150&height=50", Webp, "image/webp", "Accept")]
    [InlineData("?width=320&rxy=0.25,0.75&v=abc", Webp, "image/webp", "Accept")]
    [InlineData("", Webp, "image/png", "")]
    [InlineData("?v=1", Webp, "image/png", "")]
    public async Task A_picture_comes_in_the_format_the_browser_takes(string query, string accept, string type, string vary)
    {
        for (var time = 0; time < 2; time++)
        {
            using var answer = await Get(Picture + query, accept);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal(vary, string.Join(',', answer.Headers.Vary));
            Assert.NotNull(answer.Headers.ETag);
            Assert.Equal(["bytes"], answer.Headers.AcceptRanges);
            Assert.Equal(query.Contains("v=", StringComparison.Ordinal), answer.Headers.CacheControl!.Extensions.Count > 0);
        }
        using var known = new HttpRequestMessage(HttpMethod.Get, Picture + query) { Headers = { { "Accept", accept } } };
        known.Headers.TryAddWithoutValidation("If-None-Match", (await Get(Picture + query, accept)).Headers.ETag!.Tag);
        using var same = await _cms.Http.SendAsync(known, Stop);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Theory]
    [InlineData("?width=321", 400)]
    [InlineData("?width=151&height=50", 400)]
    [InlineData("?width=320&rxy=0.5,0.4", 400)]
    [InlineData("?width=320&cc=0.1,0.1,0.1,0.1", 400)]
    [InlineData("?width=320&quality=81", 400)]
    [InlineData("?width=321&hmac=0123456789abcdef0123456789abcdef", 400)]
    [InlineData("?width=wide", 400)]
    [InlineData("?format=exe", 400)]
    public async Task A_size_that_nobody_listed_is_refused_with_the_reason(string query, int status)
    {
        using var answer = await Get(Picture + query, Webp);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Empty(Drawn());
    }

    [Fact]
    public async Task Pages_get_addresses_that_are_answered_as_the_editor_framed_the_picture()
    {
        var (images, page) = (_cms.Get<IImageUrlGenerator>(), _cms.Snapshot.Documents[Files.Key("Accueil")]);
        var hero = (IPublishedContent)page.GetProperty("hero")!.GetValue()!;
        var own = (IPublishedContent)_cms.Snapshot.Media[Files.Key("Place")];
        (string? Url, string Says)[] addresses =
        [
            (hero.GetCropUrl(images, 123, 45), "rxy=0.9,0.1"),
            (hero.GetCropUrl(images, "wide"), "cc=0.1,0.2,0.3,0.4"),
            (hero.GetCropUrl(images, 90, 30), "cc=0.1,0.2,0.3,0.4"),
            (own.GetCropUrl(images, 77, 33), "rxy=0.25,0.75"),
            (
                images.GetImageUrl(
                    new Umbraco.Cms.Core.Models.ImageUrlGenerationOptions(Picture) { Width = 33, FurtherOptions = "&quality=33" }
                ),
                "quality=33"
            ),
        ];
        foreach (var (url, says) in addresses)
        {
            Assert.Contains(says, Uri.UnescapeDataString(url!), StringComparison.Ordinal);
            Assert.Contains("hmac=", url, StringComparison.Ordinal);
            using var answer = await Get(url!, Webp);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            using var changed = await Get(url!.Replace("width=", "width=1", StringComparison.Ordinal), Webp);
            Assert.Equal(HttpStatusCode.BadRequest, changed.StatusCode);
        }
        Assert.Null(own.GetCropUrl(images, "unknown"));
        Assert.DoesNotContain(
            "hmac",
            images.GetImageUrl(new Umbraco.Cms.Core.Models.ImageUrlGenerationOptions(Picture) { Width = 320 }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_drawn_is_kept_and_may_be_swept_away()
    {
        using var first = await Get(Picture + "?width=160", Webp);
        var kept = Assert.Single(Drawn());
        File.Delete(kept);
        using var again = await Get(Picture + "?width=160&v=2", Webp);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(Stop), await again.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal(kept, Assert.Single(Drawn()));
    }

    [Fact]
    public async Task A_drawing_in_vectors_is_never_drawn_and_never_a_page()
    {
        using var answer = await Get("/media/a/plan.svg?width=321", Webp);
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task What_a_file_says_of_itself_is_given_with_the_medium()
    {
        var item = await _cms.Json("/umbraco/delivery/api/v2/media/item/" + Files.Key("Place"));
        Assert.True(item.GetProperty("width").GetInt32() > 100);
        Assert.True(item.GetProperty("height").GetInt32() > 100);
        Assert.Equal(new FileInfo(_folder["media/a/place.png"]).Length, item.GetProperty("bytes").GetInt64());
        Assert.Equal("png", item.GetProperty("extension").GetString());
    }

    string[] Drawn() =>
        Directory.Exists(_folder["cache/images"])
            ? Directory.GetFiles(_folder["cache/images"], "*", SearchOption.AllDirectories)
            : [];

    async Task<HttpResponseMessage> Get(string address, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await _cms.Http.SendAsync(request, Stop);
    }
}
