using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>What changed between two versions. <c>/contributions/{id}/versions?version=N</c>, compared with the one before.</summary>
public sealed class VersionsPage(ParticipationDb db, ReadVersions versions)
{
    public sealed record Model(
        Guid Id,
        string Heading,
        IReadOnlyList<ReadVersions.Text> Versions,
        ReadVersions.Text Shown,
        IReadOnlyList<TextDiff.Piece> Title,
        IReadOnlyList<TextDiff.Piece> Body
    );

    internal static Task<IResult> Show(Guid id, int? version, VersionsPage page, CancellationToken stop) =>
        page.Run(id, version, stop);

    async Task<IResult> Run(Guid id, int? number, CancellationToken stop)
    {
        // What is in the trash or withdrawn keeps its versions out of sight too.
        var contribution = await db.Contributions.AsNoTracking().Listed().SingleOrDefaultAsync(row => row.Id == id, stop);
        if (contribution is null)
            return Results.NotFound();
        var texts = await versions.Run(contribution, stop);
        var index = texts.ToList().FindIndex(text => text.Number == (number ?? contribution.Version));
        if (index < 0)
            return Results.NotFound();
        var shown = texts[index];
        var before = index > 0 ? texts[index - 1] : shown;
        return new View(
            "/Contributions/Pages/Versions.cshtml",
            new Model(
                id,
                FirstWords.Of(contribution.Title.Length > 0 ? contribution.Title : contribution.Body),
                texts,
                shown,
                TextDiff.Between(before.Title, shown.Title),
                TextDiff.Between(before.Body, shown.Body)
            )
        );
    }
}
