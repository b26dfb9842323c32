using Foundation.Storage;

namespace Testing.Site;

/// <summary>One running site a database for a whole test assembly: <c>[assembly: AssemblyFixture(typeof(Sites))]</c>.</summary>
public sealed class Sites : IAsyncDisposable
{
    readonly Lazy<Task<TestSite>> _sqlite = new(() => TestSite.Start(DatabaseProvider.Sqlite));
    readonly Lazy<Task<TestSite>> _postgres = new(() => TestSite.Start(DatabaseProvider.Postgres));

    public Task<TestSite> On(DatabaseProvider provider) => provider is DatabaseProvider.Sqlite ? _sqlite.Value : _postgres.Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var site in new[] { _sqlite, _postgres })
            if (site.IsValueCreated && site.Value.IsCompletedSuccessfully)
                await (await site.Value).DisposeAsync();
    }
}
