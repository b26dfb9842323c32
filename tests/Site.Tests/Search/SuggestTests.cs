using Microsoft.Playwright;
using Site.Tests.Browsers;
using Xunit;

namespace Site.Tests.Search;

/// <summary>The field that proposes, by keyboard; without scripts it is a field.</summary>
public sealed class SuggestTests(Chromium chromium)
{
    [Fact]
    public async Task Arrows_choose_enter_goes_escape_closes()
    {
        await using var tab = await chromium.NewTab(new Look(390));
        await tab.Go("/search");
        var field = tab.Page.GetByRole(AriaRole.Combobox);
        await field.PressSequentiallyAsync("lampad");
        var list = tab.Page.GetByRole(AriaRole.Listbox);
        await Assertions.Expect(list).ToBeVisibleAsync();
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(list).ToBeHiddenAsync();
        await field.PressSequentiallyAsync("a");
        await Assertions.Expect(list).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Option).First).ToHaveAttributeAsync("aria-selected", "true");
        await tab.IsSound();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.SeesHeading("Qui est compétent");
    }

    [Fact]
    public async Task Without_scripts_the_form_searches()
    {
        await using var tab = await chromium.NewTab(new Look(Scripts: false));
        await tab.Go("/search");
        await tab.Fill("Ce que vous cherchez", "eau");
        await tab.Press("Chercher");
        await tab.Sees("résultat");
    }
}
