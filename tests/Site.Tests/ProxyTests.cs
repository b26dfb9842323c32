using Foundation.Storage;
using Testing.Site;
using Xunit;

namespace Site.Tests;

public sealed class ProxyTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("127.0.0.0/8, ::1", true)]
    public async Task Forwarded_headers_are_believed_from_the_named_proxies_only(string? trusted, bool believed)
    {
        await using var site = await TestSite.Start(
            DatabaseProvider.Sqlite,
            builder => builder.Configuration["Site:TrustedProxies"] = trusted
        );
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");

        var answer = await browser.GetAsync("/health", Stop);

        Assert.Equal(believed, answer.Headers.Contains("Strict-Transport-Security"));
    }
}
