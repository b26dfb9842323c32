using System.Globalization;
using System.Security.Cryptography;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Participation.Contributions;
using Participation.Pages;
using Participation.Processes;

namespace Participation.OpenData;

/// <summary>
/// What is new in any filtered list, as an Atom feed (RFC 4287): <c>/processes/{slug}/contributions.atom?…</c>. Always the
/// most recent ones, whatever the order of the list it was taken from.
/// </summary>
public sealed class ContributionsFeed(
    ListContributions list,
    ProcessCatalog processes,
    TypeWords types,
    IStringLocalizer<OpenDataRoom> words,
    IOptions<ParticipationOptions> options
)
{
    const int Entries = 30;
    const string MediaType = "application/atom+xml; charset=utf-8";

    internal static async Task<IResult> Get(string slug, ContributionsFeed feed, HttpContext http)
    {
        if (await feed.Make(slug, http.Request, http.RequestAborted) is not var (bytes, updated))
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=60";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");
        return Results.Bytes(bytes, MediaType, lastModified: updated, entityTag: tag);
    }

    async Task<(byte[] Bytes, DateTimeOffset? Updated)?> Make(string slug, HttpRequest request, CancellationToken stop)
    {
        if (processes.Find(slug, CultureInfo.CurrentUICulture.Name) is not { } process)
            return null;
        var filter = ContributionFilter.Read(request.Query) with { Sort = ContributionSort.Recent, Page = 1 };
        var ask = new ListContributions.Ask(process.Id, filter, Seed: 0) { Take = Entries, Facets = [] };
        var items = (await list.Run(ask, stop)).Items;
        var updated = items.Count == 0 ? (DateTimeOffset?)null : items.Max(Updated);
        return (Write(Feed(process, filter, items, updated, request)), updated);
    }

    SyndicationFeed Feed(
        Process process,
        ContributionFilter filter,
        IReadOnlyList<ListContributions.Item> items,
        DateTimeOffset? updated,
        HttpRequest request
    )
    {
        var root = options.Value.PublicUrl().TrimEnd('/');
        var query = (filter with { Sort = null }).ToQuery();
        var self = $"{root}{request.PathBase}/processes/{process.Slug}/contributions.atom{query}";
        var feed = new SyndicationFeed(items.Select(item => Entry(item, root + request.PathBase)))
        {
            Id = "urn:uuid:" + (query.Length == 0 ? process.Id : Named($"{process.Id}{query}")),
            Title = new(Title(process, filter)),
            Language = CultureInfo.CurrentUICulture.Name,
            LastUpdatedTime = updated ?? process.Phases.Select(phase => phase.Opens).Min() ?? DateTimeOffset.UnixEpoch,
        };
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(self), "application/atom+xml"));
        feed.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(root + process.Url + query), "text/html"));
        return feed;
    }

    string Title(Process process, ContributionFilter filter) =>
        words["Feed.title", process.Title] + (filter.Text is { } text ? " " + words["Feed.search", text] : "");

    SyndicationItem Entry(ListContributions.Item item, string root)
    {
        var entry = new SyndicationItem
        {
            Id = $"urn:uuid:{item.Id}",
            Title = new(Legal(item.Title.Length > 0 ? item.Title : FirstWords.Of(item.Body))),
            PublishDate = item.CreatedAt,
            LastUpdatedTime = Updated(item),
            Content = new TextSyndicationContent(Legal(item.Body), TextSyndicationContentKind.Plaintext),
        };
        entry.Authors.Add(new SyndicationPerson { Name = Legal(item.Author ?? words["Feed.closedAccount"]) });
        entry.Categories.Add(new SyndicationCategory(item.Type) { Label = types.Name(item.Type, item.Side) });
        entry.Links.Add(SyndicationLink.CreateAlternateLink(new Uri($"{root}/contributions/{item.Id}"), "text/html"));
        return entry;
    }

    static DateTimeOffset Updated(ListContributions.Item item) => item.EditedAt ?? item.CreatedAt;

    /// <summary>XML cannot hold every character that an import may bring.</summary>
    static string Legal(string text) =>
        text.All(XmlConvert.IsXmlChar)
            ? text
            : string.Concat(text.EnumerateRunes().Where(IsLegal).Select(rune => rune.ToString()));

    static bool IsLegal(Rune rune) => !rune.IsBmp || (rune != Rune.ReplacementChar && XmlConvert.IsXmlChar((char)rune.Value));

    /// <summary>The same list always has the same id (UUID version 8, RFC 9562).</summary>
    static Guid Named(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    static byte[] Write(SyndicationFeed feed)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
            new Atom10FeedFormatter(feed).WriteTo(xml);
        return bytes.ToArray();
    }
}
