using Foundation.Search;
using Foundation.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Participation.Storage;

/// <summary>The database, its feed and the index that follows it. Commands use the first two and never open the index.</summary>
static class StorageRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(provider => new ParticipationStore(
            provider.GetRequiredService<IOptions<ParticipationOptions>>().Value.Database
        ));
        services.AddSingleton<MigrateParticipation>();
        services.AddHostedService<StartParticipation>();
        services.AddScoped(provider => provider.GetRequiredService<ParticipationStore>().Open());

        services.AddSingleton(provider =>
        {
            var store = provider.GetRequiredService<ParticipationStore>();
            return new GroupCommit(store.Database, store.Gate, store.Signal);
        });
        services.AddHostedService(provider => provider.GetRequiredService<GroupCommit>());

        services.TryAddSingleton(provider =>
            SearchIndex.Open(
                new SearchIndexOptions
                {
                    Folder = Path.Combine(
                        provider.GetRequiredService<IOptions<ParticipationOptions>>().Value.DataFolder,
                        "index"
                    ),
                },
                provider.GetRequiredService<ILogger<SearchIndex>>()
            )
        );
        services.AddSingleton(provider => new SearchIndexer(
            provider.GetRequiredService<SearchIndex>(),
            provider.GetRequiredService<ParticipationStore>().Feed,
            provider.GetRequiredService<IServiceScopeFactory>()
        ));
        services.AddSingleton(provider =>
        {
            var store = provider.GetRequiredService<ParticipationStore>();
            return new FeedTail(
                store.Feed,
                store.Signal,
                provider.GetRequiredService<SearchIndexer>(),
                provider.GetRequiredService<ILogger<FeedTail>>()
            );
        });
        services.AddHostedService(provider => provider.GetRequiredService<FeedTail>());
    }
}
