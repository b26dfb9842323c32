using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Participation.Contributions;
using Testing.Site;

namespace Site.Tests.Crash;

/// <summary>People who write at once, until the site is gone under them.</summary>
sealed class Writers(Uri site, Ledger ledger, int round) : IDisposable
{
    const string Api = "/api/participation/v1";
    static readonly string[] Sections = ["arbres", "eau", "ombre", "usages"];

    readonly HttpClient _client = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        BaseAddress = site,
    };
    int _answers;

    public int Answers => Volatile.Read(ref _answers);

    /// <summary>Ends when the site does not answer any more.</summary>
    public async Task Write(IReadOnlyList<Author> authors, Random dice, CancellationToken stop)
    {
        for (var turn = 0; await Send(Next(authors[turn % authors.Count], dice), stop); turn++) { }
    }

    /// <summary>Sends again what got no answer; a support after those that came before it.</summary>
    public async Task Again(CancellationToken stop)
    {
        foreach (var deed in ledger.Unanswered.Where(deed => deed.Matter is not Matter.SignUp))
            await SendOnce(deed, stop);
    }

    Deed Next(Author by, Random dice)
    {
        var mark = "repere" + Guid.NewGuid().ToString("N");
        var written = ledger.Saved(Matter.Contribution).ToList();
        var on = written.Count == 0 ? null : written[dice.Next(written.Count)];
        return (dice.Next(20), on) switch
        {
            (0, _) => SignUp(by, mark),
            (< 8, _) or (_, null) => Proposal(by, mark, dice),
            (< 10, { On: null }) => Argument(by, mark, on, dice),
            (< 14, _) => Comment(by, mark, on, dice),
            _ => Support(by, on, dice),
        };
    }

    static Deed SignUp(Author by, string mark) =>
        new(Matter.SignUp, by, Api + "/accounts", new { email = mark[6..] + "@example.test", pseudonym = "campanule" })
        {
            Mark = mark[6..] + "@example.test",
        };

    static Deed Proposal(Author by, string mark, Random dice) =>
        new(
            Matter.Contribution,
            by,
            $"{Api}/processes/{TestSite.Slug}/contributions",
            new
            {
                type = "proposal",
                section = Sections[dice.Next(Sections.Length)],
                fields = new { title = "Des bancs " + mark, body = "À l’ombre." },
            }
        )
        {
            Mark = mark,
        };

    static Deed Argument(Author by, string mark, Deed on, Random dice) =>
        new(
            Matter.Contribution,
            by,
            $"{Api}/processes/{TestSite.Slug}/contributions",
            new
            {
                type = "argument",
                parent = on.Id,
                side = dice.Next(2) == 0 ? "for" : "against",
                fields = new { body = "Il fait chaud. " + mark },
            }
        )
        {
            Mark = mark,
            On = on.Id,
        };

    Deed Comment(Author by, string mark, Deed on, Random dice)
    {
        var reply = dice.Next(2) == 0 ? ledger.Saved(Matter.Comment).LastOrDefault(deed => deed.On == on.Id)?.Id : null;
        return new(
            Matter.Comment,
            by,
            $"{Api}/contributions/{on.Id}/comments",
            new { body = "Je passe là chaque jour. " + mark, replyTo = reply }
        )
        {
            Mark = mark,
            On = on.Id,
            ReplyTo = reply,
        };
    }

    static Deed Support(Author by, Deed on, Random dice)
    {
        var opinion = (Opinion)(dice.Next(3) - 1);
        var body = new { opinion = JsonNamingPolicy.CamelCase.ConvertName(opinion.ToString()) };
        return new(Matter.Support, by, $"{Api}/contributions/{on.Id}/support", body) { On = on.Id, Opinion = opinion };
    }

    /// <returns>False when the site is gone.</returns>
    async Task<bool> Send(Deed deed, CancellationToken stop)
    {
        ledger.Write(deed);
        try
        {
            await SendOnce(deed, stop);
            return true;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            return false;
        }
    }

    async Task SendOnce(Deed deed, CancellationToken stop)
    {
        deed.Round = round;
        using var request = Request(deed);
        using var answer = await _client.SendAsync(request, stop);
        Note(deed, answer.StatusCode, await answer.Content.ReadAsStringAsync(stop));
    }

    static HttpRequestMessage Request(Deed deed)
    {
        var request = new HttpRequestMessage(deed.Matter is Matter.Support ? HttpMethod.Put : HttpMethod.Post, deed.Path)
        {
            Content = JsonContent.Create(deed.Body),
        };
        request.Headers.Add("Cookie", deed.By.Cookie);
        if (deed.Matter is Matter.Contribution)
            request.Headers.Add("Idempotency-Key", deed.Mark);
        return request;
    }

    void Note(Deed deed, HttpStatusCode status, string text)
    {
        if (status is HttpStatusCode.TooManyRequests)
            deed.State = DeedState.Refused;
        else if ((int)status is < 200 or > 299)
            throw new InvalidOperationException($"{deed.Matter}: {(int)status} {text}");
        else
        {
            if (deed.Matter is Matter.Contribution or Matter.Comment)
                deed.Id = JsonDocument.Parse(text).RootElement.GetProperty("id").GetGuid();
            deed.State = DeedState.Saved;
            Interlocked.Increment(ref _answers);
        }
    }

    public void Dispose() => _client.Dispose();
}
