using Microsoft.Playwright;
using Site.Tests.Browsers;
using Testing.Site;
using Xunit;

namespace Site.Tests.Journeys;

/// <summary>Somebody who takes part, step by step, as they see it in French. Every step ends on a sound page.</summary>
sealed class Citizen(Chromium.Started started, Tab tab, string name)
{
    public const string Password = "une-phrase-assez-longue-38";
    public const string List = "/participer/" + TestSite.Slug + "/";

    public Tab Tab { get; private set; } = tab;

    public string Name => name;

    public string Email { get; } = $"{name.ToLowerInvariant()}@exemple.fr";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    IPage Page => Tab.Page;

    /// <summary>Opens the form from the consultation, fills it, and asks to go on.</summary>
    public async Task Write(string title, string body)
    {
        await Tab.Go(List);
        await Tab.IsSound();
        await Tab.Follow("Faire une proposition");
        await Tab.SeesHeading("Faire une proposition");
        await Tab.Main.GetByLabel("Section").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Tab.Fill("Titre", title);
        await Tab.Fill("Texte", body);
        await Tab.IsSound();
    }

    /// <summary>Signs up; the letter's link is opened in another browser, which this person then goes on with.</summary>
    public async Task SignUp(Tab other)
    {
        await Tab.SeesHeading("Créer un compte");
        await Tab.Fill("Nom public", name);
        await Tab.Fill("Adresse électronique", Email);
        await Tab.Fill("Mot de passe", Password);
        await Tab.IsSound();
        await Tab.Press("Créer un compte");
        await Tab.SeesHeading("Regardez votre courrier");
        await Tab.Sees("Le texte que vous avez écrit est gardé.");
        await Tab.IsSound();

        var letter = await started.Site.Letter(Email, text => text.Contains("/citizens/link/", StringComparison.Ordinal), Stop);
        await other.Go(Letterbox.Link(letter));
        Tab = other;
        await Tab.IsSound();
        await Tab.Press("Confirmer et ouvrir mon compte");
    }

    public async Task SignIn(string email, string password)
    {
        await Tab.Go("/citizens/sign-in");
        await Tab.Main.Locator("#email").First.FillAsync(email);
        await Tab.Main.Locator("#password").FillAsync(password);
        await Tab.IsSound();
        await Tab.Press("Se connecter");
        await Arrives(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }

    /// <summary>The text is there: publishes it. Answers the address of the contribution.</summary>
    public async Task<string> Publish(string title, string body)
    {
        await Assertions.Expect(Tab.Main.GetByLabel("Titre").First).ToHaveValueAsync(title);
        await Assertions.Expect(Tab.Main.GetByLabel("Texte").First).ToHaveValueAsync(body);
        await Tab.IsSound();
        await Tab.Press("Publier");
        await Tab.SeesHeading(title);
        await Tab.Sees("Votre contribution est publiée");
        await Tab.Sees(name);
        await Tab.IsSound();
        return new Uri(Page.Url).AbsolutePath;
    }

    public async Task Support(string contribution)
    {
        await Tab.Go(contribution);
        await Tab.Press("D’accord");
        await Tab.Sees("Votre avis est enregistré");
        await Assertions
            .Expect(Tab.Main.GetByRole(AriaRole.Button, new() { Name = "D’accord", Exact = true }))
            .ToHaveAttributeAsync("aria-pressed", "true");
        await Tab.IsSound();
    }

    public async Task Comment(string contribution, string text)
    {
        await Tab.Go(contribution);
        if (!await Tab.Main.GetByLabel("Votre commentaire").First.IsVisibleAsync())
            await Tab.Main.GetByText("Écrire un commentaire", new() { Exact = true }).ClickAsync();
        await Tab.Fill("Votre commentaire", text);
        await Tab.Press("Publier mon commentaire");
        await Tab.Sees(text);
        await Tab.IsSound();
    }

    public async Task Edit(string contribution, string title, string lead)
    {
        await Tab.Go(contribution);
        await Tab.Follow("Modifier ma contribution");
        await Tab.Sees(lead);
        await Tab.Fill("Titre", title);
        await Tab.IsSound();
        await Tab.Press("Enregistrer");
        await Tab.SeesHeading(title);
        await Tab.Sees("Vos modifications sont enregistrées");
        await Tab.IsSound();
    }

    public async Task SeesDifference(string removed, string added)
    {
        await Tab.Follow("2 versions");
        await Tab.SeesHeading("Versions");
        await Assertions.Expect(Tab.Main.Locator("del").First).ToContainTextAsync(removed);
        await Assertions.Expect(Tab.Main.Locator("ins").First).ToContainTextAsync(added);
        await Tab.IsSound();
    }

    public async Task Search(string words, string sort)
    {
        await Tab.Go(List);
        var facets = Page.Locator("#facets");
        if (!await facets.IsVisibleAsync())
            await Page.GetByRole(AriaRole.Button, new() { Name = "Chercher, filtrer, trier" }).ClickAsync();
        await facets.GetByLabel("Rechercher").FillAsync(words);
        await facets.GetByLabel("Trier par").SelectOptionAsync(new SelectOptionValue { Label = sort });
        await facets.GetByRole(AriaRole.Button, new() { Name = "Afficher les résultats" }).ClickAsync();
        await Arrives(url => url.Contains("sort=", StringComparison.Ordinal));
        await Tab.IsSound();
    }

    async Task Arrives(Func<string, bool> there)
    {
        await Page.WaitForURLAsync(there, new() { WaitUntil = WaitUntilState.Commit });
        await Tab.Page.Locator(".footer").WaitForAsync();
    }

    /// <summary>The address of the first contribution found with these words.</summary>
    public async Task<string> FirstOf(string words)
    {
        await Search(words, "Pertinence");
        var link = Page.Locator("#contributions .contribution h3 a").First;
        Assert.Contains(words, await link.InnerTextAsync());
        return await link.GetAttributeAsync("href") ?? throw new InvalidOperationException("A title without an address.");
    }

    /// <summary>Titles of the list as shown, from the first.</summary>
    public async Task<IReadOnlyList<string>> Titles() =>
        await Page.Locator("#contributions .contribution h3").AllInnerTextsAsync();

    public async Task Report(string contribution, string why)
    {
        await Tab.Go(contribution);
        await Tab.Follow("Signaler cette contribution");
        await Tab.Main.GetByLabel("hors sujet").CheckAsync();
        await Tab.Fill("Précisions", why);
        await Tab.IsSound();
        await Tab.Press("Envoyer le signalement");
        await Tab.Sees("Merci, votre signalement est reçu");
        await Tab.IsSound();
    }

    public async Task CloseAccount()
    {
        await Tab.Go("/citizens/me/settings");
        await Tab.IsSound();
        await Tab.Follow("Fermer mon compte");
        await Tab.Fill("Mot de passe actuel", Password);
        await Tab.IsSound();
        await Tab.Press("Fermer définitivement mon compte");
        await Tab.SeesHeading("Votre compte est fermé");
        await Tab.IsSound();
    }
}
