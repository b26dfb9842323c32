using Site.Tests.Browsers;
using Testing.Site;
using Xunit;

namespace Site.Tests.Journeys;

public sealed class KeyboardTests(Chromium chromium)
{
    /// <summary>Controls that a keyboard stops at, in the order of the page: a group of radio buttons is one stop.</summary>
    const string Stops = """
        () => {
          const groups = new Set();
          return [...document.querySelectorAll('main form.form :is(input, select, textarea, button, summary, a[href])')]
            .filter(part => part.checkVisibility() && part.type !== 'hidden' && part.tabIndex >= 0 && !part.disabled)
            .filter(part => part.type !== 'radio' || part.checked || !(groups.has(part.name) || !groups.add(part.name)))
            .map((part, index) => { part.dataset.stop = index; return part.name || part.textContent.trim(); });
        }
        """;

    /// <summary>The number of the stop that has the focus, or -1; whether an outline or a shadow shows it; its distance to the window's edges.</summary>
    const string Focused = """
        () => {
          const part = document.activeElement;
          const style = getComputedStyle(part);
          const box = part.getBoundingClientRect();
          return {
            stop: Number(part.dataset.stop ?? -1),
            shown: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none',
            inside: box.bottom > 0 && box.top < innerHeight,
          };
        }
        """;

    /// <summary>Filled by Playwright from what <see cref="Focused"/> answers.</summary>
    sealed record Focus
    {
        public int Stop { get; set; }
        public bool Shown { get; set; }
        public bool Inside { get; set; }
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Tab_reaches_every_control_of_the_form_in_order_and_shows_where_it_is(int width)
    {
        await using var tab = await chromium.NewTab(new Look(width));
        await tab.Go("/contributions/new?process=" + TestSite.Slug + "&type=proposal");
        await tab.Page.EvaluateAsync("document.querySelectorAll('main form details').forEach(fold => fold.open = true)");
        var stops = await tab.Page.EvaluateAsync<string[]>(Stops);
        Assert.True(stops.Length >= 10, "Too few controls: " + string.Join(", ", stops));

        await tab.Page.EvaluateAsync("document.querySelector('main').focus()");
        var reached = new List<int>();
        for (var press = 0; press < 60 && reached.LastOrDefault(-1) < stops.Length - 1; press++)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            var focus = await tab.Page.EvaluateAsync<Focus>(Focused);
            if (focus.Stop < 0)
                continue;
            Assert.True(focus.Shown, $"The focus is not visible on « {stops[focus.Stop]} ».");
            Assert.True(focus.Inside, $"« {stops[focus.Stop]} » has the focus out of sight.");
            reached.Add(focus.Stop);
        }
        Assert.Equal(Enumerable.Range(0, stops.Length), reached);
    }

    [Fact]
    public async Task A_proposal_is_written_and_sent_with_the_keyboard_alone()
    {
        await using var tab = await chromium.NewTab();
        await tab.Go(Citizen.List);
        await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Keyboard.PressAsync("Enter"); // the link that skips to the content
        await Until(tab, "Faire une proposition", "Enter");
        await tab.SeesHeading("Faire une proposition");
        await tab.Main.GetByLabel("Section").FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Keyboard.TypeAsync("Des arbres au clavier");
        await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Keyboard.TypeAsync("Sans souris.");
        await Until(tab, "Continuer", "Enter");
        await tab.SeesHeading("Créer un compte");
        await tab.Sees("Des arbres au clavier");
    }

    static async Task Until(Tab tab, string name, string key)
    {
        for (var press = 0; press < 60; press++)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            if (await tab.Page.EvaluateAsync<string>("document.activeElement.textContent.trim()") != name)
                continue;
            await tab.Page.Keyboard.PressAsync(key);
            return;
        }
        Assert.Fail($"Tab does not reach « {name} ».");
    }
}
