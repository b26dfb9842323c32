using Microsoft.Playwright;
using Site.Demo;
using Site.Tests.Browsers;
using Xunit;

namespace Site.Tests.Journeys;

public sealed class ParticipatingTests(Chromium chromium)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, true)]
    [InlineData(390, false)]
    public async Task A_citizen_writes_before_having_an_account_follows_what_becomes_of_it_and_leaves(int width, bool scripts)
    {
        var started = await chromium.Open();
        var look = new Look(width, scripts);
        await using var first = await chromium.NewTab(look);
        await using var mail = await chromium.NewTab(look);
        var mark = width + (scripts ? "avec" : "sans");
        var citizen = new Citizen(started, first, "Capucine" + mark);
        var (title, body) = (
            $"Une tonnelle végétalisée {mark}",
            $"De la fraîcheur au cœur du marché, dès l’été prochain.\n\nAvec des bancs. {mark}"
        );

        await citizen.Write(title, body);
        await citizen.Tab.Press("Continuer");
        await citizen.Tab.Sees("Votre texte, pas encore publié");
        await citizen.Tab.Sees(title);
        await citizen.SignUp(mail);
        await citizen.Tab.SeesHeading("Faire une proposition");
        var published = await citizen.Publish(title, body);

        var corrected = title + ", corrigée";
        await citizen.Edit(published, corrected, "vous pouvez corriger librement");
        await Assertions.Expect(citizen.Tab.Main.GetByRole(AriaRole.Link, new() { Name = "2 versions" })).ToHaveCountAsync(0);

        var (second, aside) = ($"Un avis sur autre chose {mark}", $"Ce texte parle de tout autre chose. {mark}");
        await citizen.Write(second, aside);
        var misplaced = await citizen.Publish(second, aside);

        var other = await citizen.FirstOf("Des tilleuls plutôt que du bitume");
        await citizen.Support(other);
        await citizen.Comment(other, $"Les tilleuls sentent bon en juin. {mark}");
        await Finds(citizen, corrected);

        await using var visitor = await chromium.NewTab(look);
        var reader = new Citizen(started, visitor, "Lectrice" + mark);
        var known = started.Account(DemoAccounts.Citizen);
        await reader.SignIn(known.Email, known.Password);
        await reader.Support(published);
        await reader.Report(misplaced, $"Rien à voir avec les places. {mark}");

        var renewed = $"Une pergola végétalisée {mark}, corrigée";
        await citizen.Edit(published, renewed, "l’ancienne version restera lisible");
        await citizen.SeesDifference("tonnelle", "pergola");

        await using var desk = await chromium.NewTab(look);
        var agent = new Agent(desk);
        var staff = started.Account(DemoAccounts.Agent);
        await agent.SignIn(staff.Email, staff.Password);
        var (why, answer) = (
            $"La consultation porte sur les places. {mark}",
            $"Une tonnelle sera posée à l’essai cet été. {mark}"
        );
        await agent.Trash(second, why);
        await agent.Answer(published, "Pris en compte", answer);

        await citizen.Tab.Go("/citizens/me");
        await citizen.Tab.Sees(why);
        await citizen.Tab.Sees("hors sujet");
        await citizen.Tab.Sees(answer);
        await citizen.Tab.Sees("Pris en compte");
        await citizen.Tab.IsSound();
        await started.Site.Letter(citizen.Email, text => text.Contains(why, StringComparison.Ordinal), Stop);
        await started.Site.Letter(citizen.Email, text => text.Contains(answer, StringComparison.Ordinal), Stop);

        await citizen.CloseAccount();
        await reader.Tab.Go(published);
        await reader.Tab.SeesHeading(renewed);
        await reader.Tab.Sees("Compte supprimé");
        await Assertions.Expect(reader.Tab.Main).Not.ToContainTextAsync(citizen.Name);
        await reader.Tab.IsSound();
    }

    /// <summary>With and without accents, then sorted: the newest is first, then no more.</summary>
    static async Task Finds(Citizen citizen, string title)
    {
        foreach (var words in new[] { title, title.Replace('é', 'e') })
        {
            await citizen.Search(words, "Pertinence");
            Assert.Contains(title, (await citizen.Titles())[0]);
        }
        await citizen.Search("", "Plus récentes");
        var recent = await citizen.Titles();
        await citizen.Search("", "Plus anciennes");
        var oldest = await citizen.Titles();
        Assert.Contains(title, recent);
        Assert.NotEqual(recent[0], oldest[0]);
        Assert.DoesNotContain(title, oldest);
    }
}
