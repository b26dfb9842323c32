using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Participation.Geography;
using Xunit;

namespace Participation.Tests.Geography;

public sealed class CommunesTests
{
    static readonly Communes Communes = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void There_are_49_in_the_order_of_a_French_dictionary()
    {
        Assert.Equal(49, Communes.All.Count);
        var names = Communes.All.Select(commune => commune.Name).ToList();
        Assert.True(names.IndexOf("Échirolles") < names.IndexOf("Eybens"));
    }

    [Theory]
    [InlineData("grenoble", "38185")]
    [InlineData("ECHIROLLES", "38151")]
    [InlineData("st martin d'heres", "38421")]
    [InlineData("Saint-Martin-d’Hères", "38421")]
    public void A_name_is_found_whatever_its_spelling(string name, string insee) =>
        Assert.Equal(insee, Communes.Named(name)?.Insee);

    [Fact]
    public void A_point_is_in_one_commune_and_none_outside()
    {
        Assert.Equal("Grenoble", Communes.At(45.1885, 5.7245)?.Name);
        Assert.Null(Communes.At(45.764, 4.8357));
        foreach (var commune in Communes.All)
            Assert.True(Communes.All.Count(other => other.Holds(Middle(commune))) <= 1);
    }

    [Fact]
    public async Task The_list_is_answered_once_and_confirmed_afterwards()
    {
        await using var site = await Site();
        var client = site.GetTestClient();
        using var first = await client.GetAsync("/api/communes", Stop);
        Assert.Contains("\"total\":49", await first.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.GetAsync("/api/communes", Stop);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task The_map_is_light_says_its_figures_in_words_and_links_to_the_filtered_list()
    {
        await using var site = await Site();
        var html = await site.GetTestClient().GetStringAsync("/map", Stop);
        Assert.True(Encoding.UTF8.GetByteCount(html) < 25_000, $"{Encoding.UTF8.GetByteCount(html)} bytes");
        Assert.Equal(49, html.Split("<path").Length - 1);
        Assert.Contains("href=\"?commune=38185\"", html, StringComparison.Ordinal);
        Assert.Contains("class=\"level-4 chosen\"", html, StringComparison.Ordinal);
        Assert.Contains("le plus à Grenoble (40)", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picker_keeps_what_was_typed_and_marks_it()
    {
        await using var site = await Site();
        var html = await site.GetTestClient().GetStringAsync("/picker", Stop);
        Assert.Contains("value=\"45,1885\"", html, StringComparison.Ordinal);
        Assert.Contains("class=\"point\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<image", html, StringComparison.Ordinal);
    }

    static GeoPoint Middle(Commune commune) =>
        new(commune.Contour.Average(point => point.Latitude), commune.Contour.Average(point => point.Longitude));

    static async Task<WebApplication> Site()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        builder.Services.AddLocalization();
        builder.Services.AddControllersWithViews().AddApplicationPart(typeof(Communes).Assembly);
        builder.Services.TryAddSingleton(Communes);
        builder.Services.AddSingleton<CommuneShapes>();
        builder.Services.AddSingleton<ListCommunes>();
        builder.Services.AddOptions<ParticipationOptions>();
        var app = builder.Build();
        app.Use(
            (_, next) =>
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");
                return next();
            }
        );
        var map = new CommuneMap.Model(
            "Contributions par commune",
            new Dictionary<string, int>
            {
                ["38185"] = 40,
                ["38151"] = 3,
                ["38421"] = 7,
                ["38158"] = 1,
            },
            insee => "?commune=" + insee,
            "38185"
        );
        app.Run(http =>
            http.Request.Path.Value switch
            {
                "/map" => Show(http, "CommuneMap", new { map }),
                "/picker" => Show(http, "PointPicker", new { point = new PointPicker.Model("45,1885", "5.7245") }),
                _ => ListCommunes.Http(http.RequestServices.GetRequiredService<ListCommunes>(), http).ExecuteAsync(http),
            }
        );
        await app.StartAsync(Stop);
        return app;
    }

    static Task Show(HttpContext http, string component, object arguments) =>
        http
            .RequestServices.GetRequiredService<IActionResultExecutor<ViewComponentResult>>()
            .ExecuteAsync(
                new ActionContext(http, http.GetRouteData(), new ActionDescriptor()),
                new ViewComponentResult { ViewComponentName = component, Arguments = arguments }
            );
}
