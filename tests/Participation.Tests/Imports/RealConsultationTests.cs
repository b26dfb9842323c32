using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Contributions;
using Participation.Imports.Csv;
using Testing;
using Xunit;

namespace Participation.Tests.Imports;

/// <summary>The French consultation of 2015 on the digital bill, whole.</summary>
public sealed class RealConsultationTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static string Map => Path.Combine(Repository.Root, "samples", "imports", "repnum_2015.map.json");

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Everything_arrives_once_with_its_votes_and_its_trash(DatabaseProvider provider)
    {
        var folder = Needs.RealData("repnum_2015");
        await using var desk = await ImportDesk.Open(provider);

        var first = await desk.Csv(folder, Map);
        Assert.Empty(first.Refused);
        Assert.Equal(5_016, first.Taken.Values.Sum());
        await Figures(desk);
        var state = await desk.State();

        var second = await desk.Csv(folder, Map);
        Assert.Empty(second.Taken);
        Assert.Equal(5_016, second.Already.Values.Sum());
        Assert.Equal(state, await desk.State());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Killed_in_the_middle_and_run_again_it_ends_in_the_same_state(DatabaseProvider provider)
    {
        var folder = Needs.RealData("repnum_2015");
        await using var whole = await ImportDesk.Open(provider);
        await whole.Csv(folder, Map);

        await using var desk = await ImportDesk.Open(provider);
        foreach (var batches in (int[])[2, 3])
        {
            using var kill = new CancellationTokenSource();
            var left = batches;
            var reader = new CsvFolder(folder, ImportMap.Read(Map), TimeProvider.System);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                desk.Read(reader, _ => (--left == 0 ? kill : null)?.Cancel(), kill.Token)
            );
        }
        await desk.Csv(folder, Map);

        await Figures(desk);
        Assert.Equal(Anonymous(await whole.State()), Anonymous(await desk.State()));
    }

    /// <summary>Pseudonyms hang on the process, and each desk has its own.</summary>
    static string Anonymous(string state) =>
        string.Join(
            '\n',
            state
                .Split('\n')
                .Select(line =>
                    System.Text.RegularExpressions.Regex.Replace(
                        line,
                        @"\|[\p{Ll}]+\d{5}\|",
                        "|x|",
                        default,
                        TimeSpan.FromSeconds(1)
                    )
                )
                .Order(StringComparer.Ordinal)
        );

    static async Task Figures(ImportDesk desk)
    {
        await using var db = desk.Db;
        var listed = db.Contributions.Where(it => it.TrashedAt == null);
        Assert.Equal(5_012, await listed.CountAsync(Stop));
        Assert.Equal(4, await db.Contributions.CountAsync(it => it.TrashedAt != null, Stop));
        Assert.Equal(4, await db.Trashings.CountAsync(Stop));
        Assert.Equal(692, await listed.CountAsync(it => it.Type == "proposal", Stop));
        Assert.Equal(3_994, await listed.CountAsync(it => it.Type == "argument", Stop));
        Assert.Equal(326, await listed.CountAsync(it => it.Type == "source", Stop));
        Assert.Equal(1_960, await listed.CountAsync(it => it.Side == Side.For, Stop));

        var proposals = await db.Contributions.AsNoTracking().Where(it => it.Type == "proposal").ToListAsync(Stop);
        Assert.Equal(88_622, proposals.Sum(it => it.Votes.All));
        Assert.Equal(0, proposals.Sum(it => it.Votes.Agree + it.Votes.Mixed + it.Votes.Disagree));
        Assert.Equal(4_320, proposals.Sum(it => it.Children));
        Assert.Equal(162, proposals.Count(it => it.Section == "open-data"));
        Assert.All(proposals, it => Assert.Equal(Channel.Import, it.Channel));
        Assert.Equal(0, await db.Persons.CountAsync(person => person.Email != null, Stop));
        Assert.True(await db.Changes.CountAsync(Stop) >= 5_016);
    }
}
