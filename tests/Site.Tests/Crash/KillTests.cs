using System.Net.Http.Json;
using System.Text.Json;
using Foundation.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Participation.Citizens;
using Participation.Contributions;
using Participation.Storage;
using Testing;
using Testing.Site;
using Xunit;

namespace Site.Tests.Crash;

/// <summary>
/// The real program, killed ten times while several people write, always on the same data folder. After each start the site
/// must hold what it had answered as saved, all of it and once, in the rows, in the figures, in the lists and in the letters.
/// </summary>
public sealed class KillTests : IDisposable
{
    const int Kills = 10;
    const int AtOnce = 6;
    const int Seed = 20261123;
    const string Password = "une longue phrase de passe 38";
    const string Contributions = "/api/participation/v1/contributions";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly TemporaryFolder _folder = new();
    readonly Ledger _ledger = new();
    readonly Random _dice = new(Seed);
    readonly ParticipationStore _store;

    public KillTests() => _store = new(DatabaseChoice.SqliteFile(_folder["participation.db"], "participation"));

    [Fact]
    public async Task What_was_answered_as_saved_is_there_once_after_ten_kills()
    {
        var emails = await OpenAccounts();
        IReadOnlyList<Author> authors = [];
        for (var kill = 1; kill <= Kills; kill++)
        {
            await using var site = await SiteProcess.Start(_folder.Path, Stop);
            authors = authors.Count > 0 ? authors : await SignIn(site.Address, emails);
            await WhatIsThere(site.Address, kill);
            await WriteUntilKilled(site, authors, kill);
        }
        await LetLeasesEnd();
        await using var last = await SiteProcess.Start(_folder.Path, Stop);
        await WhatIsThere(last.Address, Kills + 1);
        await EveryLetterWentOnce();

        foreach (var matter in Enum.GetValues<Matter>())
            Assert.NotEmpty(_ledger.Saved(matter));
    }

    /// <summary>The moment is of chance: after so many answers, and a little more, with others on their way.</summary>
    async Task WriteUntilKilled(SiteProcess site, IReadOnlyList<Author> authors, int kill)
    {
        using var writers = new Writers(site.Address, _ledger, kill);
        var (enough, more) = (_dice.Next(5, 70), TimeSpan.FromMilliseconds(_dice.Next(0, 60)));
        var writing = authors
            .Chunk(authors.Count / AtOnce)
            .Select((some, number) => Task.Run(() => writers.Write(some, new Random(Seed + kill * 100 + number), Stop), Stop))
            .ToList();
        while (writers.Answers < enough && !writing.Exists(task => task.IsCompleted))
            await Task.Delay(1, Stop);
        await Task.Delay(more, Stop);
        if (writing.Find(task => task.IsCompleted) is { } ended)
        {
            await ended;
            Assert.Fail("A site that nobody has killed is gone.");
        }
        await site.Kill();
        await Task.WhenAll(writing);
    }

    async Task WhatIsThere(Uri site, int round)
    {
        using (var writers = new Writers(site, _ledger, round))
            await writers.Again(Stop);
        Assert.All(_ledger.Unanswered, deed => Assert.Equal(Matter.SignUp, deed.Matter));
        await RowsAreTheLedger();
        await FiguresAreTheRows();
        await TheApiAnswers(site, round - 1);
        await TheListIsTheLedger(site);
        SqliteConnection.ClearAllPools(); // nobody but the site holds the file when it is killed
    }

    async Task RowsAreTheLedger()
    {
        await using var db = _store.Open();
        var contributions = await db.Contributions.AsNoTracking().ToDictionaryAsync(row => row.Id, Stop);
        var comments = await db.Comments.AsNoTracking().ToDictionaryAsync(row => row.Id, Stop);
        var supports = await db.Supports.AsNoTracking().ToListAsync(Stop);
        Assert.Equal(Ids(Matter.Contribution), contributions.Keys.Order());
        Assert.Equal(Ids(Matter.Comment), comments.Keys.Order());
        Assert.All(
            _ledger.Saved(Matter.Contribution),
            deed =>
                Assert.Contains(deed.Mark, contributions[deed.Id].Title + contributions[deed.Id].Body, StringComparison.Ordinal)
        );
        Assert.All(
            _ledger.Saved(Matter.Comment),
            deed => Assert.EndsWith(deed.Mark, comments[deed.Id].Body, StringComparison.Ordinal)
        );
        var opinions = _ledger.Opinions();
        Assert.Equal(opinions.Count, supports.Count);
        Assert.All(supports, row => Assert.Equal(opinions[(row.ContributionId, row.PersonId)], row.Opinion));
    }

    IEnumerable<Guid> Ids(Matter matter) => _ledger.Saved(matter).Select(deed => deed.Id).Order();

    async Task FiguresAreTheRows()
    {
        await using var db = _store.Open();
        var contributions = await db.Contributions.AsNoTracking().ToListAsync(Stop);
        var comments = await db.Comments.AsNoTracking().ToListAsync(Stop);
        var supports = (await db.Supports.AsNoTracking().ToListAsync(Stop)).ToLookup(row => row.ContributionId);
        var bySubject = comments.ToLookup(row => row.SubjectId);
        var children = contributions.ToLookup(row => row.ParentId);
        foreach (var row in contributions)
        {
            int Count(Opinion opinion) => supports[row.Id].Count(one => one.Opinion == opinion);
            Assert.Equal(
                (Count(Opinion.Agree), Count(Opinion.Mixed), Count(Opinion.Disagree)),
                (row.Votes.Agree, row.Votes.Mixed, row.Votes.Disagree)
            );
            Assert.Equal(bySubject[row.Id].Count(), row.Comments);
            Assert.Equal(children[row.Id].Count(), row.Children);
        }
        foreach (var top in comments.Where(row => row.Depth == 0))
            Assert.Equal(bySubject[top.SubjectId].Count(row => row.RootId == top.Id) - 1, top.Replies);
    }

    /// <summary>What the last burst wrote or touched, one by one, as its author asks for it.</summary>
    async Task TheApiAnswers(Uri site, int round)
    {
        using var client = new HttpClient { BaseAddress = site };
        var opinions = _ledger.Opinions();
        foreach (var deed in _ledger.All.Where(deed => deed.State is DeedState.Saved && deed.Round >= round))
            switch (deed.Matter)
            {
                case Matter.Contribution:
                    var written = await Read(client, $"{Contributions}/{deed.Id}", deed.By);
                    Assert.True(written.GetProperty("isMine").GetBoolean());
                    break;
                case Matter.Support:
                    var supported = await Read(client, $"{Contributions}/{deed.On}", deed.By);
                    var mine = opinions[(deed.On!.Value, deed.By.Id)]; // a support is always on something
                    Assert.Equal(mine.ToString(), supported.GetProperty("opinion").GetString(), ignoreCase: true);
                    break;
                case Matter.Comment:
                    Assert.Single(await Thread(client, deed), item => item.GetProperty("id").GetGuid() == deed.Id);
                    break;
                default:
                    break;
            }
    }

    /// <summary>Where a comment is listed: at the top of its thread, or in its branch.</summary>
    async Task<List<JsonElement>> Thread(HttpClient client, Deed deed)
    {
        var above = deed;
        while (above.ReplyTo is { } parent)
            above = _ledger.Saved(Matter.Comment).Single(one => one.Id == parent);
        var branch = deed.ReplyTo is null ? "" : $"&branch={above.Id}";
        return await Pages(client, $"{Contributions}/{deed.On}/comments?take=100{branch}");
    }

    /// <summary>The index has it all, once, with the figures of the rows.</summary>
    async Task TheListIsTheLedger(Uri site)
    {
        using var client = new HttpClient { BaseAddress = site };
        var list = $"/api/participation/v1/processes/{TestSite.Slug}/contributions?take=100&sort=";
        var expected = Ids(Matter.Contribution).ToList();
        for (var patience = 0; await Total(client, list) != expected.Count && patience < 100; patience++)
            await Task.Delay(200, Stop);
        var oldest = await Pages(client, list + "oldest");
        Assert.Equal(expected.Count, await Total(client, list));
        Assert.Equal(expected, oldest.Select(item => item.GetProperty("id").GetGuid()).Order());

        var supported = await Pages(client, list + "most-supported");
        var agree = supported.ConvertAll(item => item.GetProperty("votes").GetProperty("agree").GetInt32());
        Assert.Equal(agree.OrderDescending(), agree);
        foreach (var deed in _ledger.Saved(Matter.Contribution).TakeLast(3))
        {
            var found = Assert.Single(await Pages(client, list + "relevance&q=" + deed.Mark));
            Assert.Equal(deed.Id, found.GetProperty("id").GetGuid());
        }
    }

    static async Task<int> Total(HttpClient client, string list) =>
        (await Read(client, list, null)).GetProperty("total").GetInt32();

    static async Task<List<JsonElement>> Pages(HttpClient client, string list)
    {
        var items = new List<JsonElement>();
        for (string? cursor = ""; cursor is not null; )
        {
            var page = await Read(client, list + (cursor.Length > 0 ? "&cursor=" + Uri.EscapeDataString(cursor) : ""), null);
            items.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("next").GetString();
        }
        return items;
    }

    static async Task<JsonElement> Read(HttpClient client, string path, Author? reader)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (reader is not null)
            request.Headers.Add("Cookie", reader.Cookie);
        using var answer = await client.SendAsync(request, Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }

    /// <summary>A letter that was in the sender's hands at a kill is sent again when its lease ends: here, at once.</summary>
    async Task LetLeasesEnd()
    {
        await using var db = _store.Open();
        await db.InTransaction(
            () =>
                db
                    .Letters.Where(letter => letter.LeasedUntil != null)
                    .ExecuteUpdateAsync(row => row.SetProperty(letter => letter.LeasedUntil, DateTimeOffset.UnixEpoch), Stop),
            Stop
        );
    }

    /// <summary>One file a letter; one letter a sign-up that was answered, and never two.</summary>
    async Task EveryLetterWentOnce()
    {
        await using var db = _store.Open();
        for (var patience = 0; await db.Letters.AnyAsync(letter => letter.SentAt == null, Stop) && patience < 200; patience++)
            await Task.Delay(200, Stop);
        var letters = await db.Letters.AsNoTracking().ToListAsync(Stop);
        Assert.All(letters, letter => Assert.NotNull(letter.SentAt));
        var files = Directory.GetFiles(_folder["mail"], "*.eml");
        Assert.Equal(
            letters.Select(letter => letter.Id.ToString("N")).Order(StringComparer.Ordinal),
            files.Select(file => Path.GetFileName(file).Split('@')[0]).Order(StringComparer.Ordinal)
        );
        var received = files.Select(To).CountBy(to => to).ToDictionary();
        Assert.All(_ledger.Saved(Matter.SignUp), deed => Assert.Equal(1, received[deed.Mark]));
        Assert.All(received, address => Assert.Equal(1, address.Value));
    }

    static string To(string file)
    {
        using var message = MimeMessage.Load(file, Stop);
        return message.To.Mailboxes.Single().Address;
    }

    /// <summary>Before the first start: two accounts for each who writes, so that the limits of one are not soon reached.</summary>
    async Task<IReadOnlyList<string>> OpenAccounts()
    {
        await new MigrateParticipation(_store).Run(Stop);
        var passwords = new Passwords();
        var emails = Enumerable.Range(0, AtOnce * 2).Select(number => $"citizen{number}@example.test").ToList();
        foreach (var email in emails)
        {
            await using var db = _store.Open();
            Assert.NotNull(await new OpenAccount(db, passwords, TimeProvider.System).Run(email, "campanule", Password, Stop));
        }
        SqliteConnection.ClearAllPools();
        return emails;
    }

    static async Task<IReadOnlyList<Author>> SignIn(Uri site, IReadOnlyList<string> emails)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = site };
        var authors = new List<Author>();
        foreach (var email in emails)
        {
            using var answer = await client.PostAsJsonAsync(
                "/api/participation/v1/session",
                new { email, password = Password },
                Stop
            );
            var account = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id");
            authors.Add(new Author(account.GetGuid(), answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]));
        }
        return authors;
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
