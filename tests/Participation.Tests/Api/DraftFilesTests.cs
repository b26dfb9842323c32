using System.Net;
using System.Net.Http.Json;
using System.Text;
using Foundation.Storage;
using Participation.Api;
using Participation.Contributions;
using Testing;
using Testing.Site;
using Xunit;
using static Participation.Tests.Api.ApiDesk;

namespace Participation.Tests.Api;

/// <summary>Files joined to a draft, as a program joins them.</summary>
public sealed class DraftFilesTests(Sites sites)
{
    const string Drafts = ApiRoom.Prefix + "/drafts";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_author_joins_a_picture_takes_it_out_and_throws_the_draft_away(DatabaseProvider provider)
    {
        var desk = new ApiDesk(await sites.On(provider));
        using var client = desk.As(await desk.Account());
        var draft = await Keep(desk, client);
        using var joined = await Join(client, draft, Picture(), "carte.png", "La place vue du nord");
        Assert.Equal(HttpStatusCode.OK, joined.StatusCode);
        var file = Assert.Single((await Json(joined)).GetProperty("attachments").EnumerateArray());
        Assert.Equal("La place vue du nord", file.GetProperty("alternative").GetString());
        var kept = desk.Site.DataFolder;
        var onDisk = Path.Combine(kept, "attachments", file.GetProperty("id").GetGuid().ToString("N"));
        Assert.True(File.Exists(onDisk));
        // A draft's file is nobody's to read.
        using var read = await client.GetAsync($"/contributions/attachments/{file.GetProperty("id").GetGuid()}", Stop);
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);

        using var without = await client.DeleteAsync($"{Drafts}/{draft}/attachments/{file.GetProperty("id").GetGuid()}", Stop);
        Assert.Empty((await Json(without)).GetProperty("attachments").EnumerateArray());
        Assert.False(File.Exists(onDisk));

        using var again = await Join(client, draft, Picture(), "carte.png", "La place");
        var last = (await Json(again)).GetProperty("attachments")[0].GetProperty("id").GetGuid().ToString("N");
        using var gone = await client.DeleteAsync($"{Drafts}/{draft}", Stop);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.False(File.Exists(Path.Combine(kept, "attachments", last)));
        Assert.Equal(404, await Refused(client.GetAsync($"{Drafts}/{draft}", Stop)));
    }

    [Fact]
    public async Task What_is_no_picture_what_says_nothing_and_who_is_not_the_author_are_refused()
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        using var client = desk.As(await desk.Account());
        using var other = desk.As(await desk.Account());
        using var nobody = desk.As(null);
        var draft = await Keep(desk, client);
        var script = Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");

        Assert.Equal(422, await Refused(Join(client, draft, script, "carte.png", "Une carte")));
        Assert.Equal(422, await Refused(Join(client, draft, Picture(), "carte.png", null)));
        Assert.Equal(415, await Refused(client.PostAsJsonAsync($"{Drafts}/{draft}/attachments", new { }, Stop)));
        Assert.Equal(404, await Refused(Join(other, draft, Picture(), "carte.png", "Une carte")));
        Assert.Equal(401, await Refused(Join(nobody, draft, Picture(), "carte.png", "Une carte")));
        Assert.Equal(404, await Refused(other.DeleteAsync($"{Drafts}/{draft}/attachments/{Guid.NewGuid()}", Stop)));
        Assert.Equal(404, await Refused(client.DeleteAsync($"{Drafts}/{draft}/attachments/{Guid.NewGuid()}", Stop)));
        Assert.Equal(401, await Refused(nobody.DeleteAsync($"{Drafts}/{draft}/attachments/{Guid.NewGuid()}", Stop)));
        Assert.Equal(404, await Refused(other.DeleteAsync($"{Drafts}/{draft}", Stop)));

        for (var number = 0; number < Attachments.MostFiles; number++)
            using (var joined = await Join(client, draft, Picture(), $"{number}.png", "Une carte"))
                Assert.Equal(HttpStatusCode.OK, joined.StatusCode);
        Assert.Equal(422, await Refused(Join(client, draft, Picture(), "trop.png", "Une carte")));
    }

    static async Task<Guid> Keep(ApiDesk desk, HttpClient client)
    {
        var typed = new { process = TestSite.Slug, contribution = desk.Proposal() };
        using var answer = await client.PostAsJsonAsync(Drafts, typed, Stop);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await Json(answer)).GetProperty("id").GetGuid();
    }

    static async Task<HttpResponseMessage> Join(HttpClient client, Guid draft, byte[] bytes, string name, string? alternative)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "files", name } };
        if (alternative is not null)
            form.Add(new StringContent(alternative), "alternative");
        return await client.PostAsync($"{Drafts}/{draft}/attachments", form, Stop);
    }

    static byte[] Picture() => File.ReadAllBytes(Path.Combine(Repository.Root, "uSync/media/0ec3a749/sentier.png"));
}
