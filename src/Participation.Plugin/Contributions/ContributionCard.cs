using Foundation.Search;
using Microsoft.AspNetCore.Html;
using Participation.Geography;
using Participation.Pages;

namespace Participation.Contributions;

/// <summary>An item of a list with the words sought marked.</summary>
/// <param name="Title">Encoded; the beginning of the text where the type has no title.</param>
/// <param name="Excerpt">Encoded; null when the title already says it all.</param>
public sealed record ContributionCard(ListContributions.Item Item, IHtmlContent Title, IHtmlContent? Excerpt, string? Commune)
{
    const int TitleFromBody = 90;
    const int ExcerptLength = 220;

    public static ContributionCard Of(ListContributions.Item item, Highlight highlight, Communes communes) =>
        item.Title.Length > 0
            ? new ContributionCard(
                item,
                highlight.Mark(item.Title),
                item.Body.Length > 0 ? highlight.Excerpt(item.Body, ExcerptLength) : null,
                communes.Find(item.Commune)?.Name
            )
            : new ContributionCard(
                item,
                highlight.Mark(FirstWords.Of(item.Body, TitleFromBody)),
                item.Body.Length > TitleFromBody ? highlight.Excerpt(item.Body, ExcerptLength) : null,
                communes.Find(item.Commune)?.Name
            );
}
