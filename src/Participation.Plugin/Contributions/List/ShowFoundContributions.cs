using Microsoft.Extensions.Localization;
using Participation.Pages;

namespace Participation.Contributions;

/// <summary>Contributions among the results of a search of the whole site.</summary>
public sealed class ShowFoundContributions(
    ListContributions contributions,
    TypeWords types,
    IStringLocalizer<ContributionsRoom> words
) : IShowFound
{
    public string Kind => Contribution.Kind;

    public string Heading => words["FoundContributions"];

    public async Task<IReadOnlyList<FoundItem>> Load(IReadOnlyList<Guid> ids, CancellationToken stop) =>
        [.. (await contributions.Load(ids, stop)).Select(Of)];

    FoundItem Of(ListContributions.Item item) =>
        new(
            item.Id,
            $"/contributions/{item.Id}",
            item.Title.Length > 0 ? item.Title : FirstWords.Of(item.Body),
            item.Body,
            $"{types.Name(item.Type, item.Side)} · {item.Author ?? words["ClosedAccount"].Value}",
            item.CreatedAt,
            item.ParentTitle
        );
}
