using Cms.Dictionary;
using Cms.Management.Documents;
using Cms.Management.Events;
using Cms.Management.Languages;
using Cms.Management.Media;
using Cms.Management.Nodes;
using Cms.Management.Server;
using Cms.Management.Types;
using Cms.Management.Users;
using Cms.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Management;

/// <summary>Umbraco's Management API, as far as the backoffice's client asks for it. Its table of contents.</summary>
public sealed class ManagementRoom
{
    public const string Prefix = "/umbraco/management/api/v1";

    /// <summary>The one operation whose path says another version.</summary>
    const string LaterPrefix = "/umbraco/management/api/v1.1";

    internal static void Add(IServiceCollection services)
    {
        services.AddSingleton<NodeReader>().AddSingleton<ReadHistory>().AddSingleton<VersionReader>().AddSingleton<StaffReader>();
        services.AddSingleton<IAuthorizationHandler, Guard>();
        services.AddSingleton<DictionaryStore>();
        services.AddAuthorization();
        services.AddSignalR();
    }

    internal static void Map(IEndpointRouteBuilder app)
    {
        var open = app.MapGroup(Prefix).AllowAnonymous().ExcludeFromDescription();
        ServerInfo.MapPublic(open);
        Manifests.MapPublic(open);

        var api = app.MapGroup(Prefix).RequireAuthorization(Guard.Policy).ExcludeFromDescription();
        ServerInfo.Map(api);
        Manifests.Map(api);
        CurrentUser.Map(api);
        UserList.Map(api);
        UserWrites.Map(api);
        UserGroupWrites.Map(api);
        LanguageList.Map(api);
        ContentTypes.Map(api);
        DataTypeList.Map(api);
        DictionaryItems.Map(api);
        DocumentTree.Map(api);
        MediaTree.Map(api);
        NodeSearch.Map(api);

        var content = api.MapGroup("").NeedsSection(Section.Content).Announces(ServerEvents.Document);
        DocumentContent.Map(content);
        DocumentPublishing.Map(content);
        DocumentPlaces.Map(content);
        DocumentVersions.Map(content);
        DocumentInfo.Map(content);
        DocumentPreview.Map(content);

        var media = api.MapGroup("").NeedsSection(Section.Media, Section.Content).Announces(ServerEvents.Media);
        MediaContent.Map(media);
        TemporaryFileUpload.Map(media);
        MediaPlaces.Map(api.MapGroup("").NeedsSection(Section.Media).Announces(ServerEvents.Media));

        var later = app.MapGroup(LaterPrefix).RequireAuthorization(Guard.Policy).ExcludeFromDescription();
        later.MapPut("/document/{id:guid}/validate", DocumentContent.Validate).NeedsSection(Section.Content);

        app.MapHub<ServerEventHub>("/umbraco/serverEventHub").RequireAuthorization(Guard.Policy);
        app.Map("/umbraco/management/{**path}", () => Refusal.NotFound)
            .RequireAuthorization(Guard.Policy)
            .ExcludeFromDescription()
            .WithOrder(int.MaxValue - 2);
    }
}
