using Cms.Backoffice;
using Cms.Composing;
using Cms.Delivery;
using Cms.Documents;
using Cms.DocumentTypes.Contracts;
using Cms.Management;
using Cms.Media;
using Cms.Preview;
using Cms.Published;
using Cms.Published.Contracts;
using Cms.Redirects;
using Cms.Storage;
using Cms.Sync;
using Cms.Sync.Writing;
using Cms.Users;
using Cms.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Web;

namespace Cms;

/// <summary>The two doors of the engine. Behind them: the contracts of Umbraco.Cms.Core that plugins and sites read.</summary>
public static class CmsEngine
{
    /// <summary>Registers the engine, then runs the composers of every plugin found from <see cref="CmsOptions.Entry"/>.</summary>
    public static IUmbracoBuilder AddCms(this WebApplicationBuilder builder, CmsOptions options)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddSingleton(options);
        services.AddSingleton(new CmsStorage(options.Database));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<StartCms>().AddHostedService(provider => provider.GetRequiredService<StartCms>());
        services.AddHostedService<SnapshotWatch>();
        services.AddHostedService<ScheduleWatch>();
        AddVerbs(services);
        AddContracts(services);
        DeliveryRoom.Add(services); // before the staff's session: first added is first in the pipeline
        MediaRoom.Add(services);
        UsersRoom.Add(services);
        PreviewRoom.Add(services);
        BackofficeRoom.Add(services);
        ManagementRoom.Add(services);
        return Compose(builder, options);
    }

    /// <summary>Maps the Delivery API, the media library, the sign-in of the staff, the backoffice and its API.</summary>
    public static void MapCms(this IEndpointRouteBuilder app)
    {
        app.MapDelivery();
        UsersRoom.Map(app);
        MediaRoom.Map(app);
        PreviewRoom.Map(app);
        ManagementRoom.Map(app);
        BackofficeRoom.Map(app);
    }

    static void AddVerbs(IServiceCollection services)
    {
        services
            .AddSingleton<UrlSegments>()
            .AddSingleton<PublishedTools>()
            .AddSingleton<RememberAddresses>()
            .AddSingleton<SnapshotSource>()
            .AddSingleton<PreviewSource>();
        services
            .AddSingleton<ApplySync>()
            .AddSingleton<WriteSync>()
            .AddSingleton<ValidateValues>()
            .AddSingleton<ObeySchedule>()
            .AddSingleton<CreateDocument>()
            .AddSingleton<PublishDocument>()
            .AddSingleton<ContentNotices>();
        services
            .AddSingleton<ShowChanges>()
            .AddSingleton<SaveDraft>()
            .AddSingleton<PublishBranch>()
            .AddSingleton<UnpublishDocument>()
            .AddSingleton<ScheduleDocument>()
            .AddSingleton<MoveNode>()
            .AddSingleton<CreateMedia>()
            .AddSingleton<SaveMedia>()
            .AddSingleton<TemporaryFiles>()
            .AddSingleton<KeepUpload>()
            .AddSingleton<CopyDocument>()
            .AddSingleton<SortNodes>()
            .AddSingleton<TrashNode>()
            .AddSingleton<DeleteNode>()
            .AddSingleton<RollBackDocument>();
    }

    static void AddContracts(IServiceCollection services)
    {
        services.AddSingleton<ServiceFactory>(provider => type => provider.GetService(type)!); // Core asks for what may be absent
        services.AddSingleton<IEventAggregator, EventAggregator>();
        services.AddSingleton<IVariationContextAccessor, RequestVariation>();
        services.AddSingleton<IPublishedContentCache, PublishedContentCache>();
        services.AddSingleton<IPublishedMediaCache, PublishedMediaCache>();
        services.AddSingleton<IDocumentNavigationQueryService, DocumentNavigation>();
        services.AddSingleton<IMediaNavigationQueryService, MediaNavigation>();
        services.AddSingleton<IPublishedContentStatusFilteringService, AvailableContent>();
        services.AddSingleton<IPublishedUrlProvider, Addresses>();
        services.AddSingleton<IPublishedValueFallback, ValueFallback>();
        services.AddSingleton<IImageUrlGenerator, ImageUrls>();
        services.AddSingleton<IShortStringHelper>(provider => provider.GetRequiredService<UrlSegments>().Strings);
        services.AddSingleton<PresentContext>();
        services.AddSingleton<IUmbracoContextFactory>(provider => provider.GetRequiredService<PresentContext>());
        services.AddSingleton<IUmbracoContextAccessor>(provider => provider.GetRequiredService<PresentContext>());
        services.AddSingleton(provider => PartialContract.Of<IContentTypeService>(New<DocumentTypeReadings>(provider)));
        services.AddSingleton(provider => PartialContract.Of<IDataTypeService>(New<DataTypeReadings>(provider)));
    }

    static T New<T>(IServiceProvider provider) => ActivatorUtilities.CreateInstance<T>(provider);

    static CmsBuilder Compose(WebApplicationBuilder builder, CmsOptions options)
    {
        var loggers = LoggerFactory.Create(logging => logging.AddConsole().SetMinimumLevel(LogLevel.Warning));
        var umbraco = new CmsBuilder(builder.Services, builder.Configuration, loggers, options.Entry);
        umbraco.AddComposers();
        umbraco.Build();
        return umbraco;
    }
}
