using Microsoft.Playwright;
using Site.Demo;
using Site.Tests.Browsers;
using Xunit;

namespace Site.Tests.Journeys;

public sealed class StaffBarTests(Chromium chromium)
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task An_agent_is_named_on_every_page_finds_moderation_and_signs_out(int width)
    {
        var account = (await chromium.Open()).Account(DemoAccounts.Agent);
        await using var tab = await chromium.NewTab(new Look { Width = width });
        await new Agent(tab).SignIn(account.Email, account.Password);

        await tab.Go("/participer/");
        await tab.IsSound();
        var bar = tab.Page.Locator(".staff-bar");
        await Assertions.Expect(bar).ToContainTextAsync("Équipe");
        await Assertions.Expect(tab.Page.Locator(".menu")).Not.ToContainTextAsync("Se connecter");
        await bar.GetByRole(AriaRole.Link, new() { Name = "Modération" }).ClickAsync();
        await tab.SeesHeading("Modération");

        await bar.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        await Assertions.Expect(bar).ToHaveCountAsync(0);
        await Assertions.Expect(tab.Page.Locator(".menu")).ToContainTextAsync("Se connecter");
        await tab.Go(Citizen.List);
        await tab.IsSound();
    }

    [Fact]
    public async Task What_an_agent_forgets_is_said_beside_the_field_too()
    {
        var account = (await chromium.Open()).Account(DemoAccounts.Agent);
        await using var tab = await chromium.NewTab();
        await new Agent(tab).SignIn(account.Email, account.Password);
        await tab.Go(Citizen.List);
        var contribution = await tab.Page.Locator("#contributions .contribution h3 a").First.GetAttributeAsync("href") ?? "";
        foreach (
            var (button, field, said) in new[]
            {
                ("Mettre à la corbeille", "#reason", "motif"),
                ("Publier la réponse", "#status", "suite"),
            }
        )
        {
            await tab.Go("/moderation" + contribution);
            await tab.Press(button);
            await Assertions.Expect(tab.Page.Locator(field)).ToHaveAccessibleDescriptionAsync(Says(said));
            await Assertions.Expect(tab.Page.Locator(field)).ToHaveAttributeAsync("aria-invalid", "true");
        }
    }

    static System.Text.RegularExpressions.Regex Says(string word) =>
        new(word, System.Text.RegularExpressions.RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
}
