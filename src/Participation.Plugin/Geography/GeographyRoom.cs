using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Participation.Geography;

/// <summary>The room's table of contents, and the type that its words are filed under.</summary>
public sealed class GeographyRoom
{
    internal static void Add(IServiceCollection services)
    {
        services.AddSingleton<Communes>();
        services.AddSingleton<CommuneShapes>();
        services.AddSingleton<ListCommunes>();
    }

    internal static void Map(Doors doors) =>
        doors
            .Api.MapGet("/communes", ListCommunes.Http)
            .WithTags("Communes")
            .WithName("ListCommunes")
            .WithSummary("The communes: INSEE code and name")
            .Produces<ListCommunes.Answer>()
            .Produces(StatusCodes.Status304NotModified);
}
