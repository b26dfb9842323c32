using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Storage;
using Testing;
using Xunit;

namespace Participation.Tests.Storage;

public sealed class MigrateParticipationTests
{
    [Fact]
    public async Task A_start_killed_before_its_first_write_leaves_an_empty_file_and_the_next_one_goes_on()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["participation.db"], [], TestContext.Current.CancellationToken);
        using var store = new ParticipationStore(DatabaseChoice.SqliteFile(folder["participation.db"], "participation"));

        await new MigrateParticipation(store).Run(TestContext.Current.CancellationToken);

        await using var db = store.Open();
        Assert.Equal(0, await db.Contributions.CountAsync(TestContext.Current.CancellationToken));
    }
}
