using Microsoft.Playwright;
using Site.Tests.Browsers;

namespace Site.Tests.Journeys;

/// <summary>An agent at work, as they see it in French.</summary>
sealed class Agent(Tab tab)
{
    public Tab Tab => tab;

    public async Task SignIn(string email, string password)
    {
        await tab.Go("/umbraco/login?returnUrl=/moderation");
        await tab.Fill("Adresse électronique", email);
        await tab.Fill("Mot de passe", password);
        await tab.IsSound();
        await tab.Press("Se connecter");
        await tab.SeesHeading("Modération");
        await tab.IsSound();
    }

    /// <summary>Finds the reported text in the queue, and moves it to the trash.</summary>
    public async Task Trash(string title, string why)
    {
        await tab.Go("/moderation");
        await tab.Follow(title);
        var form = tab.Page.Locator("form[action$='/trash']");
        await form.GetByLabel("Motif").SelectOptionAsync(new SelectOptionValue { Label = "hors sujet" });
        await form.GetByLabel("Explication").FillAsync(why);
        await tab.IsSound();
        await form.GetByRole(AriaRole.Button, new() { Name = "Mettre à la corbeille" }).ClickAsync();
        await tab.Sees("Déplacé dans la corbeille. L’auteur est prévenu.");
        await tab.IsSound();
    }

    public async Task Answer(string contribution, string status, string text)
    {
        await tab.Go("/moderation" + contribution);
        var form = tab.Page.Locator("form[action$='/answer']");
        await form.GetByLabel("Suite donnée").SelectOptionAsync(new SelectOptionValue { Label = status });
        await form.GetByLabel("Service qui répond").FillAsync("Direction de l’espace public");
        await form.GetByLabel("Réponse", new() { Exact = true }).FillAsync(text);
        await form.GetByRole(AriaRole.Button, new() { Name = "Publier la réponse" }).ClickAsync();
        await tab.Sees("Réponse publiée. L’auteur est prévenu.");
        await tab.IsSound();
    }
}
