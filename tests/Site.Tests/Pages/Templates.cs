using Microsoft.Playwright;
using Site.Demo;
using Site.Tests.Browsers;
using Site.Tests.Journeys;
using Testing.Site;

namespace Site.Tests.Pages;

/// <summary>An address for every template of the site, and who looks at it.</summary>
static class Templates
{
    /// <param name="Name">Of the template.</param>
    /// <param name="Path">An address where it is shown.</param>
    /// <param name="As">Null: a visitor; else the role of the demonstration's account.</param>
    /// <param name="Status">What it answers.</param>
    /// <param name="Send">What to do on the page to see it (a form sent with errors).</param>
    /// <param name="Shows">What is seen once it was sent, and not before.</param>
    public sealed record Template(
        string Name,
        string Path,
        string? As = null,
        int Status = 200,
        Func<Tab, Task>? Send = null,
        string Shows = "[role=alert]"
    );

    const string Write = "/contributions/new?process=" + TestSite.Slug + "&type=proposal";

    const string Questionnaire = "/participer/vos-trajets-du-quotidien/";
    const string Asked = "/questionnaires/vos-trajets-du-quotidien";

    static async Task AnswerNothing(Tab tab)
    {
        await tab.Press("Répondre");
        await tab.Press("Continuer");
    }

    /// <summary>Who never travels is not asked about the car.</summary>
    static async Task AnswerFirstPage(Tab tab)
    {
        await tab.Press("Répondre");
        await tab.Page.GetByLabel("Jamais", new() { Exact = true }).CheckAsync();
        await tab.Press("Continuer");
    }

    static async Task FinishLater(Tab tab)
    {
        await tab.Press("Répondre");
        await tab.Press("Finir plus tard");
    }

    /// <summary>Every template in French; the citizen of the demonstration has written the contribution that is edited.</summary>
    public static async Task<IReadOnlyList<Template>> All(Tab citizen)
    {
        var searched = await Contribution(citizen, "Des tilleuls plutôt que du bitume");
        var versions = await Contribution(citizen, "Des voiles d’ombrage");
        var own = await Own(citizen);
        var petition = await Petition(citizen, "fontaines");
        var refused = await Petition(citizen, "essence");
        var judged = await Petition(citizen, "Composter");
        return
        [
            new("home", "/"),
            new("participate", "/participer/"),
            new("consultation", Citizen.List),
            new("consultation, filtered", Citizen.List + "?q=arbres&sort=most-divided&type=proposal"),
            new("consultation, nothing found", Citizen.List + "?q=zzzzzz"),
            new("contribution", searched),
            new("contribution of one's own", own, DemoAccounts.Citizen),
            new("write", Write),
            new("write, with errors", Write, Status: 200, Send: tab => tab.Press("Continuer")),
            new("write an argument", Write.Replace("proposal", "argument") + "&parent=" + searched.Split('/')[^1]),
            new("edit", own + "/edit", DemoAccounts.Citizen),
            new("versions", versions + "/versions"),
            new("withdrawal", own + "/withdrawal", DemoAccounts.Citizen),
            new("report", searched + "/report"),
            new("report, with errors", searched + "/report", Send: tab => tab.Press("Envoyer le signalement")),
            new("right of petition", Petitions),
            new("right of petition, filtered", Petitions + "?q=eau&state=open&sort=mostSigned"),
            new("petition", petition),
            new("petition, refused", refused),
            new("petition, sign", petition + "/sign"),
            new("petition, sign with errors", petition + "/sign", Send: tab => tab.Press("Signer la pétition")),
            new("petition, mail sent", petition + "/mail-sent"),
            new("petition, thanks", petition + "/thanks"),
            new("petition, a link that opens nothing", "/petitions/signatures/nothing", Status: 410),
            new("petition, integrity", petition + "/integrity"),
            new("petition, simulator", "/petitions/simulator?c38185=500&c38421=60"),
            new("petition, write", "/petitions/new?process=interpellation-citoyenne", DemoAccounts.Citizen),
            new("petitions desk", "/petitions/desk", DemoAccounts.Agent),
            new("petition desk", judged + "/desk", DemoAccounts.Agent),
            new("trash", "/trash"),
            new("search", "/search?q=ombre"),
            new("search, a word and a slip", "/search?q=d%C3%A9cheterye"),
            new("search, a definition and who is competent", "/search?q=logement+social"),
            new("search, nothing found", "/search?q=" + new string('z', 300)),
            new("search, nothing of this kind", "/search?q=RSA&kind=video"),
            new("finder", "/finder"),
            new("finder, one answer", "/finder?q=lampadaire+cass%C3%A9"),
            new("finder, two answers", "/finder?q=transport+scolaire"),
            new("finder, nothing found", "/finder?q=" + new string('z', 300)),
            new("sign in", "/citizens/sign-in"),
            new("sign up", "/citizens/sign-up"),
            new("sign up, with errors", "/citizens/sign-up", Send: tab => tab.Press("Créer un compte")),
            new("forgotten password", "/citizens/forgotten-password"),
            new("a link that opens nothing", "/citizens/link/nothing", Status: 410),
            new("me", "/citizens/me", DemoAccounts.Citizen),
            new("settings", "/citizens/me/settings", DemoAccounts.Citizen),
            new("closing the account", "/citizens/me/closing", DemoAccounts.Citizen),
            new("page", "/comment-ca-marche/"),
            new("explainers", "/comprendre/"),
            new("explainer", "/comprendre/pourquoi-fait-il-plus-chaud-en-ville/"),
            new("explainer, easy to read", "/comprendre/que-deviennent-nos-dechets/?version=easy"),
            new("explainer in English", "/en/understand/how-are-transport-decisions-made/"),
            new("videos", "/videos/"),
            new("video", "/videos/ce-que-devient-votre-avis/"),
            new("jurisdictions", "/qui-fait-quoi/"),
            new("jurisdiction", "/qui-fait-quoi/la-metropole-les-dechets/"),
            new("glossary", "/glossaire/"),
            new("glossary term", "/glossaire/particules-fines/"),
            new("resources", "/ressources/"),
            new("resources, filtered", "/ressources/?kind=document&theme=Eau&year=2026"),
            new("resources, nothing found", "/ressources/?kind=data&theme=Logement"),
            new("resource", "/ressources/lire-un-plan-local-d-urbanisme/"),
            new("collection", "/ressources/une-ville-plus-fraiche/"),
            new("project", "/participer/rafraichir-nos-places/"),
            new("project with a map", "/participer/rouvrir-la-riviere-couverte/"),
            new("news list", "/actualites/"),
            new("news", "/actualites/trois-ateliers-pour-dessiner-une-place-a-l-ombre/"),
            new("404", "/nulle-part/", Status: 404),
            new("staff sign-in", "/umbraco/login"),
            new("questionnaire", Questionnaire),
            new("questionnaire, first page", Questionnaire, Send: tab => tab.Press("Répondre"), Shows: ".gauge"),
            new("questionnaire, with errors", Questionnaire, Send: AnswerNothing),
            new("questionnaire, matrix and map", Questionnaire, Send: AnswerFirstPage, Shows: ".matrix"),
            new("questionnaire, finish later", Questionnaire, Send: FinishLater, Shows: ".breakable"),
            new("questionnaire on a kiosk", Asked + "/kiosk"),
            new("questionnaire, lost link", "/questionnaires/answers/nothing", Status: 404),
            new("questionnaire, check", Asked + "/check", DemoAccounts.Agent),
            new("questionnaire, preview", Asked + "/preview", DemoAccounts.Agent),
            new(
                "questionnaire, results",
                Asked + "/results?rows=frequency&columns=age&text=idea&f=modes:bus",
                DemoAccounts.Agent
            ),
            new("moderation", "/moderation", DemoAccounts.Agent),
            new("moderation of an item", "/moderation" + searched, DemoAccounts.Agent),
            new(
                "moderation of an item, with errors",
                "/moderation" + searched,
                DemoAccounts.Agent,
                Send: tab => tab.Press("Mettre à la corbeille")
            ),
            new(
                "official answer, with errors",
                "/moderation" + searched,
                DemoAccounts.Agent,
                Send: tab => tab.Press("Publier la réponse")
            ),
            new(
                "official answer to a comment",
                $"/moderation/comments/new?subject=contribution&id={searched.Split('/')[^1]}",
                DemoAccounts.Agent
            ),
        ];
    }

    static async Task<string> Contribution(Tab tab, string title)
    {
        await tab.Go(Citizen.List + "?q=" + Uri.EscapeDataString(title));
        return await tab.Page.Locator("#contributions .contribution h3 a").First.GetAttributeAsync("href") ?? "";
    }

    const string Petitions = "/participer/interpellation-citoyenne/";

    static async Task<string> Petition(Tab tab, string word)
    {
        await tab.Go(Petitions + "?q=" + word);
        return await tab.Page.Locator("#petitions .contribution h3 a").First.GetAttributeAsync("href") ?? "";
    }

    static async Task<string> Own(Tab tab)
    {
        await tab.Go(Write);
        await tab.Main.GetByLabel("Section").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await tab.Fill("Titre", "Des chaises longues à emprunter");
        await tab.Fill("Texte", "Pour se poser à l’ombre le temps d’une pause.");
        await tab.Press("Publier");
        await tab.Sees("Votre contribution est publiée");
        return new Uri(tab.Page.Url).AbsolutePath;
    }
}
