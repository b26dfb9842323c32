using Foundation.Storage;
using Testing;
using Xunit;

namespace Cms.Tests.Sync;

public sealed class DemonstrationTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_demonstrations_files_become_pages_in_two_languages(DatabaseProvider provider)
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder, provider: provider);
        var home = await cms.Json("/umbraco/delivery/api/v2/content/item/");
        Assert.Equal("home", home.GetProperty("contentType").GetString());
        Assert.Equal("/", home.GetProperty("route").GetProperty("path").GetString());
        Assert.Equal("/en/", home.GetProperty("cultures").GetProperty("en-US").GetProperty("path").GetString());
        var all = await cms.Json("/umbraco/delivery/api/v2/content?take=100");
        Assert.True(all.GetProperty("total").GetInt32() >= 10);
    }
}
