using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Foundation.Storage;
using Participation.Api;
using Testing;
using Testing.Site;
using Xunit;
using static Participation.Tests.Api.ApiDesk;

namespace Participation.Tests.Api;

public sealed class WritingTests(Sites sites)
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_person_publishes_edits_and_withdraws(DatabaseProvider provider)
    {
        var desk = new ApiDesk(await sites.On(provider));
        using var client = desk.As(await desk.Account());
        using var sent = await client.PostAsJsonAsync(desk.List, desk.Proposal("Des bancs " + desk.Theme), Stop);
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        var one = sent.Headers.Location!.ToString();
        var published = await Read(client, one);
        Assert.True(published.GetProperty("isMine").GetBoolean());
        var found = await Read(client, $"{desk.List}?q={Uri.EscapeDataString(desk.Theme.Split(' ')[1])}");
        Assert.Equal(1, found.GetProperty("total").GetInt32());

        var edit = new { version = 1, fields = new { title = "Des bancs en bois", body = "Du bois d’ici." } };
        using var edited = await client.PutAsJsonAsync(one, edit, Stop);
        Assert.Equal(HttpStatusCode.OK, edited.StatusCode);
        Assert.Equal("Des bancs en bois", (await Read(client, one)).GetProperty("title").GetString());

        using var withdrawn = await client.DeleteAsync(one, Stop);
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        Assert.Equal(410, await Refused(client.GetAsync(one, Stop)));
        Assert.Equal(404, await Refused(client.GetAsync(one + "/versions", Stop)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_key_publishes_once(DatabaseProvider provider)
    {
        var desk = new ApiDesk(await sites.On(provider));
        using var client = desk.As(await desk.Account());
        using var other = desk.As(await desk.Account());
        foreach (var program in new[] { client, other })
            program.DefaultRequestHeaders.Add("Idempotency-Key", "a-key");
        var places = new List<string>();
        foreach (var program in new[] { client, client, other })
        {
            using var answer = await program.PostAsJsonAsync(desk.List, desk.Proposal(), Stop);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            places.Add(answer.Headers.Location!.ToString());
        }
        Assert.Equal(places[0], places[1]);
        Assert.NotEqual(places[0], places[2]);
    }

    [Fact]
    public async Task Errors_are_told_by_field_in_the_readers_language()
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        using var client = desk.As(await desk.Account());
        foreach (var (language, word) in new[] { ("fr", "Donnez un titre"), ("en", "title") })
        {
            client.DefaultRequestHeaders.AcceptLanguage.Clear();
            client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
            using var answer = await client.PostAsJsonAsync(desk.List, new { type = "proposal", section = "nowhere" }, Stop);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var errors = (await Json(answer)).GetProperty("errors");
            Assert.Contains(word, errors.GetProperty("title")[0].GetString(), StringComparison.OrdinalIgnoreCase);
            Assert.True(errors.TryGetProperty("body", out _));
            Assert.True(errors.TryGetProperty("section", out _));
        }
        Assert.Equal(422, await Refused(client.PostAsJsonAsync(desk.List, new { type = "argument" }, Stop)));
    }

    [Theory]
    [InlineData("{\"type\": ", "application/json", 400)]
    [InlineData("{\"type\": 3}", "application/json", 400)]
    [InlineData("null", "application/json", 400)]
    [InlineData("\"\\ud800\"", "application/json", 400)]
    [InlineData("type=proposal", "application/x-www-form-urlencoded", 415)]
    public async Task An_unreadable_body_is_refused_politely(string body, string type, int status)
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        using var client = desk.As(await desk.Account());
        using var content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
        Assert.Equal(status, await Refused(client.PostAsync(desk.List, content, Stop)));
    }

    [Fact]
    public async Task Nobody_writes_without_being_signed_in()
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        var one = One((await desk.Write(await desk.Account(), 1, _ => "Un titre"))[0]);
        var draft = $"{ApiRoom.Prefix}/drafts/{Guid.NewGuid()}";
        using var client = desk.As(null);
        var nothing = new { };
        Assert.Equal(401, await Refused(client.PostAsJsonAsync(desk.List, desk.Proposal(), Stop)));
        Assert.Equal(401, await Refused(client.PutAsJsonAsync(one, new { version = 1 }, Stop)));
        Assert.Equal(401, await Refused(client.DeleteAsync(one, Stop)));
        Assert.Equal(401, await Refused(client.PutAsJsonAsync(one + "/support", new { opinion = "agree" }, Stop)));
        Assert.Equal(401, await Refused(client.DeleteAsync(one + "/support", Stop)));
        Assert.Equal(401, await Refused(client.GetAsync(ApiRoom.Prefix + "/drafts", Stop)));
        Assert.Equal(401, await Refused(client.PostAsJsonAsync(ApiRoom.Prefix + "/drafts", nothing, Stop)));
        Assert.Equal(401, await Refused(client.GetAsync(draft, Stop)));
        Assert.Equal(401, await Refused(client.PutAsJsonAsync(draft, nothing, Stop)));
        Assert.Equal(401, await Refused(client.DeleteAsync(draft, Stop)));
        Assert.Equal("Un titre", (await Read(client, one)).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Nobody_changes_what_somebody_else_wrote()
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        var one = One((await desk.Write(await desk.Account(), 1, _ => "Un titre"))[0]);
        using var client = desk.As(await desk.Account("intruse"));
        Assert.Equal(403, await Refused(client.PutAsJsonAsync(one, new { version = 1, fields = new { title = "Volé" } }, Stop)));
        Assert.Equal(403, await Refused(client.DeleteAsync(one, Stop)));
        Assert.Equal("Un titre", (await Read(client, one)).GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_link_without_its_token_is_refused_and_no_fault_of_ours()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        using var client = new HttpClient { BaseAddress = new Uri(site.Address) };
        using var answer = await client.PostAsJsonAsync(ApiRoom.Prefix + "/accounts/confirmation", new { password = "x" }, Stop);
        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Fact]
    public async Task Another_site_cannot_make_a_browser_write()
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        using var client = desk.As(await desk.Account());
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await client.PostAsJsonAsync(desk.List, desk.Proposal(), Stop);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task An_edit_says_where_it_started_from()
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        var author = await desk.Account();
        var one = One((await desk.Write(author, 1, _ => "Un titre"))[0]);
        using var client = desk.As(author);
        var fields = new { title = "Un autre titre", body = "Un autre texte." };
        Assert.Equal(428, await Refused(client.PutAsJsonAsync(one, new { fields }, Stop)));
        Assert.Equal(409, await Refused(client.PutAsJsonAsync(one, new { fields, version = 7 }, Stop)));

        using var read = await client.GetAsync(one, Stop);
        Assert.Equal(HttpStatusCode.OK, (await Put(read.Headers.ETag!)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Put(read.Headers.ETag!)).StatusCode);

        async Task<HttpResponseMessage> Put(EntityTagHeaderValue tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, one) { Content = JsonContent.Create(new { fields }) };
            request.Headers.IfMatch.Add(tag);
            return await client.SendAsync(request, Stop);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_opinion_can_be_given_changed_and_taken_back(DatabaseProvider provider)
    {
        var desk = new ApiDesk(await sites.On(provider));
        var support = One((await desk.Write(await desk.Account(), 1, _ => "Un titre"))[0]) + "/support";
        using var client = desk.As(await desk.Account());
        foreach (var opinion in new[] { "agree", "agree", "disagree" })
        {
            using var given = await client.PutAsJsonAsync(support, new { opinion }, Stop);
            var answer = await Json(given);
            Assert.Equal(opinion, answer.GetProperty("opinion").GetString());
            Assert.Equal(1, answer.GetProperty("votes").GetProperty("live").GetProperty(opinion).GetInt32());
        }
        using var back = await client.DeleteAsync(support, Stop);
        var left = await Json(back);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, left.GetProperty("opinion").ValueKind);
        Assert.Equal(0, left.GetProperty("votes").GetProperty("disagree").GetInt32());
        Assert.Equal(400, await Refused(client.PutAsJsonAsync(support, new { opinion = "maybe" }, Stop)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_draft_is_kept_for_its_author_alone_and_then_published(DatabaseProvider provider)
    {
        var desk = new ApiDesk(await sites.On(provider));
        using var client = desk.As(await desk.Account());
        using var intruder = desk.As(await desk.Account());
        var typed = new { process = TestSite.Slug, contribution = desk.Proposal("Pas encore") };
        using var kept = await client.PostAsJsonAsync(ApiRoom.Prefix + "/drafts", typed, Stop);
        Assert.Equal(HttpStatusCode.Created, kept.StatusCode);
        var draft = kept.Headers.Location!.ToString();

        Assert.Equal(404, await Refused(intruder.GetAsync(draft, Stop)));
        Assert.Equal(404, await Refused(intruder.PutAsJsonAsync(draft, typed, Stop)));
        Assert.Equal(404, await Refused(intruder.DeleteAsync(draft, Stop)));
        Assert.Equal(0, (await Read(intruder, ApiRoom.Prefix + "/drafts")).GetProperty("total").GetInt32());

        using var changed = await client.PutAsJsonAsync(draft, new { contribution = desk.Proposal("Presque") }, Stop);
        Assert.Equal("Presque", (await Read(client, draft)).GetProperty("fields").GetProperty("title")[0].GetString());

        var id = (await Read(client, draft)).GetProperty("id").GetGuid();
        var section = desk.Site.Consultation.Sections[0].Identifier;
        var ready = new
        {
            type = "proposal",
            section,
            draft = id,
            fields = new { title = "Prêt", body = "Voilà." },
        };
        Assert.Equal(404, await Refused(intruder.PostAsJsonAsync(desk.List, ready, Stop)));
        using var published = await client.PostAsJsonAsync(desk.List, ready, Stop);
        Assert.Equal(HttpStatusCode.Created, published.StatusCode);
        Assert.Equal(404, await Refused(client.GetAsync(draft, Stop)));
    }
}
