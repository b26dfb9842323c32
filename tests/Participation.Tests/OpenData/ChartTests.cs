using System.Text.RegularExpressions;
using Foundation.Search;
using Foundation.Storage;
using Participation.OpenData;
using Participation.Tests.Api;
using Testing.Site;
using Xunit;
using static Participation.Tests.Api.ApiDesk;

namespace Participation.Tests.OpenData;

public sealed partial class ChartTests(Sites sites)
{
    [Fact]
    public async Task Charts_follow_every_filter_and_each_has_its_table()
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        await desk.Write(await desk.Account(), 9, number => $"Numéro {number}");
        using var browser = desk.Site.Browser();
        var section = desk.Site.Consultation.Sections[0].Identifier;
        var page = await browser.GetStringAsync(
            $"{desk.Site.Consultation.Url}?theme={Uri.EscapeDataString(desk.Theme)}&section={section}",
            Stop
        );
        var charts = Figures().Match(page).Value;
        Assert.Equal(4, Regex.Count(charts, "<figure", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Equal(4, Regex.Count(charts, "<table", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Contains("5 contributions en chiffres", charts, StringComparison.Ordinal);
        Assert.DoesNotContain("section=" + desk.Site.Consultation.Sections[1].Identifier, charts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_no_chart_of_nothing()
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        using var browser = desk.Site.Browser();
        var page = await browser.GetStringAsync($"{desk.Site.Consultation.Url}?theme=aucun", Stop);
        Assert.DoesNotContain("id=\"figures\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-01", "2026-11-30", TimeStep.Day, 30)]
    [InlineData("2026-11-01", "2026-12-31", TimeStep.Week, 10)]
    [InlineData("2025-01-15", "2026-12-31", TimeStep.Month, 24)]
    [InlineData("2010-01-15", "2026-12-31", TimeStep.Year, 17)]
    public void Time_is_cut_so_that_columns_stay_readable(string first, string last, TimeStep step, int columns)
    {
        var line = Timeline.Of([new FacetCount(first, 2), new FacetCount(last, 3), new FacetCount("hier", 1)]);
        Assert.Equal(step, line?.Step);
        Assert.Equal(columns, line?.Columns.Count);
        Assert.Equal(5, line?.Columns.Sum(column => column.Count));
    }

    [GeneratedRegex("<section class=\"band mist\" id=\"figures\".*?</section>", RegexOptions.Singleline, 5_000)]
    private static partial Regex Figures();
}
