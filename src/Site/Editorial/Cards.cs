using Microsoft.Extensions.Localization;
using Participation.Pages;
using Site.Pages;
using Site.Words;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Site.Editorial;

/// <summary>A page as a card shows it in a list of other pages.</summary>
/// <param name="Kind">What it is, in a word; empty for an ordinary page.</param>
/// <param name="Icon">Its name in <c>/img/icons.svg</c>.</param>
/// <param name="Image">To be cut to the card's size; null for a card without one.</param>
/// <param name="Mark">What more the foot says: how long, how many; empty for nothing.</param>
public sealed record Card(string Name, string Url, string Text, string Kind, string Icon, IPublishedContent? Image, string Mark);

/// <summary>Reads cards, in the reader's language.</summary>
public sealed class Cards(ContentReader read, Films films, ReadingTime reading, IStringLocalizer<SiteWords> words)
{
    /// <summary>Where each type keeps the sentence that sums it up, the best first.</summary>
    static readonly string[] Summaries = ["summary", "intro", "definition", "description"];

    /// <param name="page">Of any type, published in the reader's language.</param>
    public Card Of(IPublishedContent page)
    {
        var (icon, mark) = page.ContentType.Alias switch
        {
            "project" => ("place", ""),
            "explainer" => ("book", words["ReadingTime", reading.Minutes(page)].Value),
            "video" => ("play", films.Length(page)),
            "collection" => ("book", words.Count("Resources", read.Picked(page, "items").Count)),
            "jurisdiction" => ("place", words[$"Level.{read.Choice(page, "level")}"].Value),
            "news" => ("bell", ReadableDate.Long(read.Value<DateTime>(page, "date"))),
            "resource" => ("file", ""),
            "petitions" => ("people", ""),
            _ => ("", ""),
        };
        return new(
            read.Name(page),
            read.Url(page) ?? "",
            Summaries.Select(alias => read.Text(page, alias)).FirstOrDefault(text => text.Length > 0) ?? "",
            icon.Length > 0 ? words[$"Type.{page.ContentType.Alias}"] : "",
            icon,
            read.PickedOne(page, "image") ?? read.PickedOne(page, "poster"),
            mark
        );
    }
}
