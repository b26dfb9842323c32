using Site.Demo;
using Site.Tests.Browsers;
using Xunit;

namespace Site.Tests.Journeys;

public sealed class ExpiredSessionTests(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_is_no_longer_signed_in_when_sending_signs_in_and_finds_the_text_again(bool scripts)
    {
        var started = await chromium.Open();
        await using var tab = await chromium.NewTab(new Look(390, scripts));
        var account = started.Account(DemoAccounts.Citizen);
        var citizen = new Citizen(started, tab, "");
        var (title, body) = ($"Des rideaux de pluie {scripts}", "Écrit lentement, le temps que la session expire.");
        await citizen.SignIn(account.Email, account.Password);
        await citizen.Write(title, body);
        await tab.Page.Context.ClearCookiesAsync();

        await tab.Press("Publier");
        await tab.SeesHeading("Créer un compte");
        await tab.Sees(title);
        await tab.Follow("Se connecter");
        await tab.Sees(title);
        await tab.Main.Locator("#email").First.FillAsync(account.Email);
        await tab.Main.Locator("#password").FillAsync(account.Password);
        await tab.Press("Se connecter");

        await tab.SeesHeading("Faire une proposition");
        await citizen.Publish(title, body);
    }
}
