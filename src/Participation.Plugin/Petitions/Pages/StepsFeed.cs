using System.Security.Cryptography;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Participation.Petitions;

/// <summary>The steps of a petition as an Atom feed (RFC 4287): <c>/petitions/{id}/steps.atom</c>.</summary>
static class StepsFeed
{
    public static async Task<IResult> Get(
        Guid id,
        ReadPetition read,
        IStringLocalizer<PetitionsRoom> words,
        IOptions<ParticipationOptions> options,
        HttpContext http
    )
    {
        if (await read.Run(id, null, http.RequestAborted) is not { } found)
            return Results.NotFound();
        var page = $"{options.Value.PublicUrl().TrimEnd('/')}{http.Request.PathBase}/petitions/{id}";
        var shown = found.Steps.Where(step => step.Kind is not StepKind.Claimed).Reverse().ToList();
        var feed = new SyndicationFeed(shown.Select(step => Entry(step, found.Petition, page, words)))
        {
            Id = $"urn:uuid:{id}",
            Title = new(Legal(found.Petition.Title)),
            LastUpdatedTime = shown.Count > 0 ? shown[0].At : found.Petition.CreatedAt,
        };
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(page + "/steps.atom"), "application/atom+xml"));
        feed.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(page), "text/html"));
        feed.Authors.Add(new SyndicationPerson { Name = Legal(found.Author ?? words["ClosedAccount"]) });
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
            new Atom10FeedFormatter(feed).WriteTo(xml);
        http.Response.Headers.CacheControl = "public, max-age=60";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..32]}\"");
        return Results.Bytes(bytes.ToArray(), "application/atom+xml; charset=utf-8", entityTag: tag);
    }

    static SyndicationItem Entry(PetitionStep step, Petition petition, string page, IStringLocalizer<PetitionsRoom> words)
    {
        var tier = step.Tier is { } place ? petition.Rules.Tiers[place].Name.Here : "";
        var entry = new SyndicationItem
        {
            Id = $"urn:uuid:{step.Id}",
            Title = new(Legal(words["Step." + step.Kind, tier])),
            PublishDate = step.At,
            LastUpdatedTime = step.At,
            Content = new TextSyndicationContent(Legal(step.Text), TextSyndicationContentKind.Plaintext),
        };
        entry.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(page + "#steps"), "text/html"));
        return entry;
    }

    /// <summary>XML cannot hold every character.</summary>
    static string Legal(string text) =>
        string.Concat(text.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)));
}
