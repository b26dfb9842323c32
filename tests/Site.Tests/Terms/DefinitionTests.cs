using Microsoft.Playwright;
using Site.Tests.Browsers;
using Xunit;

namespace Site.Tests.Terms;

/// <summary>A word explained in place, by mouse, keyboard, touch, and without scripts.</summary>
public sealed class DefinitionTests(Chromium chromium)
{
    const string Page = "/comment-ca-marche/";

    [Fact]
    public async Task The_keyboard_opens_a_definition_escape_closes_it_and_the_reader_is_back_on_the_word()
    {
        await using var tab = await chromium.NewTab();
        await tab.Go(Page);
        var word = tab.Page.Locator("a.term").First;
        await Assertions.Expect(word).ToHaveAttributeAsync("aria-expanded", "false");
        foreach (var key in new[] { "Enter", " " })
        {
            await word.FocusAsync();
            await tab.Page.Keyboard.PressAsync(key);
            var definition = tab.Page.GetByRole(AriaRole.Dialog);
            await Assertions.Expect(definition).ToBeVisibleAsync();
            await Assertions.Expect(definition).ToBeFocusedAsync();
            await Assertions.Expect(word).ToHaveAttributeAsync("aria-expanded", "true");
            Assert.Contains(
                await word.GetAttributeAsync("data-definition") ?? "?",
                await definition.InnerTextAsync(),
                StringComparison.Ordinal
            );
            await tab.Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(definition).ToHaveCountAsync(0);
            await Assertions.Expect(word).ToBeFocusedAsync();
            await Assertions.Expect(word).ToHaveAttributeAsync("aria-expanded", "false");
        }
        await tab.IsSound();
    }

    [Fact]
    public async Task A_second_click_or_one_elsewhere_closes_it_and_the_page_stays()
    {
        await using var tab = await chromium.NewTab(new Look(390, Dark: true));
        await tab.Go(Page);
        var word = tab.Page.Locator("a.term").First;
        var definition = tab.Page.GetByRole(AriaRole.Dialog);
        await word.ClickAsync();
        await Assertions.Expect(definition).ToBeVisibleAsync();
        await tab.IsSound();
        await word.ClickAsync(new() { Force = true });
        await Assertions.Expect(definition).ToHaveCountAsync(0);
        await word.ClickAsync();
        await tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).ClickAsync(new() { Force = true });
        await Assertions.Expect(definition).ToHaveCountAsync(0);
        Assert.EndsWith(Page, tab.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_scripts_the_word_leads_to_its_page_and_says_its_definition()
    {
        await using var tab = await chromium.NewTab(new Look(Scripts: false));
        await tab.Go(Page);
        var word = tab.Page.Locator("a.term").First;
        Assert.Contains(await word.InnerTextAsync(), await word.GetAttributeAsync("title") ?? "", StringComparison.Ordinal);
        await word.ClickAsync();
        Assert.Contains("/glossaire/", tab.Page.Url, StringComparison.Ordinal);
    }
}
