using Microsoft.Playwright;
using Site.Tests.Browsers;
using Xunit;

namespace Site.Tests.Journeys;

public sealed class EnglishTests(Chromium chromium)
{
    const string Reader = "reader@example.org";
    const string Title = "Borrow a parasol at the library";

    static readonly FrenchWords French = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_reads_English_takes_part_without_meeting_a_French_word_of_the_interface()
    {
        var started = await chromium.Open();
        await using var tab = await chromium.NewTab(new Look(390));
        await tab.Go(Citizen.List);
        Assert.Contains("Faire une proposition", French.Among(await Texts(tab))); // it would be seen
        await tab.Go("/en/");
        await IsEnglish(tab);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Take part" }).First.ClickAsync();
        await tab.Follow("Cooler squares: where to start?");
        await tab.SeesHeading("Cooler squares: where to start?");
        await IsEnglish(tab);

        await tab.Follow("Make a proposal");
        await tab.SeesHeading("Make a proposal");
        await tab.Main.GetByLabel("Section").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await tab.Fill("Title", Title);
        await tab.Press("Continue");
        await tab.Page.GetByRole(AriaRole.Alert).WaitForAsync();
        await IsEnglish(tab);
        await tab.Fill("Text", "One card, one parasol, one afternoon.");
        await tab.Press("Continue");
        await tab.SeesHeading("Create an account");
        await IsEnglish(tab);
        await tab.Main.Locator("#pseudonym").FillAsync("Reader");
        await tab.Main.Locator("#email").FillAsync(Reader);
        await tab.Press("Create an account");
        await tab.Sees("kept");
        await IsEnglish(tab);

        var letter = await started.Site.Letter(Reader, text => text.Contains("/citizens/link/", StringComparison.Ordinal), Stop);
        Assert.Empty(French.Among(letter.Split('\n')));
        Assert.StartsWith("/en/", Letterbox.Link(letter), StringComparison.Ordinal);
        await tab.Go(Letterbox.Link(letter));
        await IsEnglish(tab);
        await tab.Main.GetByRole(AriaRole.Button).First.ClickAsync();
        await Assertions.Expect(tab.Main.GetByLabel("Title").First).ToHaveValueAsync(Title);
        await IsEnglish(tab);
        await tab.Press("Publish");
        await tab.SeesHeading(Title);
        await IsEnglish(tab);

        foreach (
            var path in new[]
            {
                "/en/citizens/me",
                "/en/citizens/me/settings",
                "/en/citizens/me/closing",
                "/en/trash",
                "/en/search?q=shade",
                "/en/umbraco/login",
            }
        )
        {
            await tab.Go(path);
            await IsEnglish(tab);
        }
        await tab.Go("/en/nowhere/", 404);
        await IsEnglish(tab);
    }

    /// <summary>Texts, and what only some people hear: labels, alternatives, titles.</summary>
    static async Task IsEnglish(Tab tab)
    {
        Assert.Equal("en", await tab.Page.EvaluateAsync<string>("document.documentElement.lang"));
        var french = French.Among(await Texts(tab)).ToList();
        Assert.True(french.Count == 0, tab.Page.Url + " says in French: " + string.Join(" | ", french));
        await tab.IsSound();
    }

    static Task<string[]> Texts(Tab tab) =>
        tab.Page.EvaluateAsync<string[]>(
            """
            () => {
              const texts = [document.title];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode())
                if (!walker.currentNode.parentElement.closest('body [lang=fr]'))
                  texts.push(walker.currentNode.textContent);
              for (const part of document.querySelectorAll('[aria-label], [title], [alt], [placeholder]'))
                for (const name of ['aria-label', 'title', 'alt', 'placeholder'])
                  texts.push(part.getAttribute(name) ?? '');
              return texts;
            }
            """
        );
}
