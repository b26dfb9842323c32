using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>The successive texts of a contribution, the current one last.</summary>
public sealed class ReadVersions(ParticipationDb db)
{
    public sealed record Text(int Number, string Title, string Body, DateTimeOffset At);

    public async Task<IReadOnlyList<Text>> Run(Contribution contribution, CancellationToken stop)
    {
        var former = await db
            .ContributionVersions.AsNoTracking()
            .Where(version => version.ContributionId == contribution.Id)
            .OrderBy(version => version.Number)
            .Select(version => new Text(version.Number, version.Title, version.Body, version.At))
            .ToListAsync(stop);
        return
        [
            .. former,
            new Text(
                contribution.Version,
                contribution.Title,
                contribution.Body,
                contribution.EditedAt ?? contribution.CreatedAt
            ),
        ];
    }
}
