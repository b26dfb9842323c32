using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using Foundation.Search;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Participation.Api;
using Participation.Citizens;
using Participation.Contributions;
using Testing.Site;
using Xunit;

namespace Participation.Tests.Api;

/// <summary>A program in front of the whole site. What a test writes carries a theme of its own, which it filters by.</summary>
sealed class ApiDesk(TestSite site)
{
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public TestSite Site => site;

    public string Theme { get; } = "thème " + Guid.NewGuid().ToString("N");

    public string List => $"{ApiRoom.Prefix}/processes/{TestSite.Slug}/contributions";

    public string Themed => $"{List}?theme={Uri.EscapeDataString(Theme)}";

    public static string One(Guid id) => $"{ApiRoom.Prefix}/contributions/{id}";

    /// <summary>An account whose address is confirmed, by its row alone.</summary>
    public Task<Person> Account(string pseudonym = "campanule") =>
        site.Rows(async db =>
        {
            var id = Guid.CreateVersion7();
            var person = new Person
            {
                Id = id,
                Email = $"{id:N}@exemple.fr",
                NormalizedEmail = $"{id:N}@EXEMPLE.FR",
                Pseudonym = pseudonym,
                ConfirmedAt = DateTimeOffset.UnixEpoch,
            };
            db.Persons.Add(person);
            await db.SaveChangesAsync(Stop);
            return person;
        });

    /// <summary>A program that keeps no cookie but the session it was given.</summary>
    public HttpClient As(Person? person)
    {
        var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(site.Address),
        };
        if (person is not null)
            client.DefaultRequestHeaders.Add("Cookie", $"citizen={Ticket(person)}");
        return client;
    }

    string Ticket(Person person)
    {
        Claim[] claims = [new(ClaimTypes.NameIdentifier, person.Id.ToString()), new("stamp", person.SecurityStamp)];
        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, Visitor.Scheme));
        var options = site.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Visitor.Scheme);
        var properties = new AuthenticationProperties
        {
            IssuedUtc = DateTimeOffset.UtcNow,
            ExpiresUtc = DateTimeOffset.UtcNow.AddDays(1),
        };
        return options.TicketDataFormat.Protect(new AuthenticationTicket(principal, properties, Visitor.Scheme));
    }

    /// <summary>Rows as a verb would have left them, found by the index when this returns.</summary>
    public async Task<IReadOnlyList<Guid>> Write(Person author, int count, Func<int, string> title, string body = "Un texte.")
    {
        var ids = await site.Rows(async db =>
        {
            var start = DateTimeOffset.UtcNow.AddDays(-1);
            var rows = Enumerable
                .Range(0, count)
                .Select(number => new Contribution
                {
                    Id = Guid.CreateVersion7(),
                    ProcessId = site.Consultation.Id,
                    Type = "proposal",
                    Title = title(number),
                    Body = body,
                    Section = site.Consultation.Sections[number % 2].Identifier,
                    Theme = Theme,
                    AuthorId = author.Id,
                    CreatedAt = start.AddSeconds(number),
                })
                .ToList();
            foreach (var row in rows)
            {
                db.Contributions.Add(row);
                db.Announce(Contribution.Kind, row.Id);
            }
            await db.SaveChangesAsync(Stop);
            return rows.Select(row => row.Id).ToList();
        });
        Assert.True(await site.Services.GetRequiredService<SearchIndexer>().CatchUp(TimeSpan.FromSeconds(20), Stop));
        return ids;
    }

    /// <summary>What a person sends to publish.</summary>
    public object Proposal(string title = "Des bancs") =>
        new
        {
            type = "proposal",
            section = site.Consultation.Sections[0].Identifier,
            fields = new { title, body = "À l’ombre, près de la fontaine." },
        };

    public static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);

    public static async Task<JsonElement> Read(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Json(answer);
    }

    /// <summary>The status, and that a refusal is problem details that say something.</summary>
    public static async Task<int> Refused(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await Json(answer);
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.NotEqual("", problem.GetProperty("title").GetString());
        Assert.NotEqual("", problem.GetProperty("detail").GetString());
        return (int)answer.StatusCode;
    }
}
