using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Testing;
using Xunit;

namespace House.Tests.Endpoints;

/// <summary>No door is open by forgetfulness.</summary>
public sealed class EndpointTests(ComposedSite site) : IClassFixture<ComposedSite>
{
    static readonly string List = Path.Combine(Repository.Root, "tests/House.Tests/public-endpoints.txt");

    /// <summary>The marks of the staff's and of the citizens' gates.</summary>
    const string Agents = "AgentsOnly";
    const string Citizens = "CitizensOnly";

    [Fact]
    public void Every_endpoint_is_authorised_or_listed_as_public()
    {
        var listed = Listed();
        Rule.Holds(
            "Ask who may call it (the staff's door, CitizensOnly, RequireAuthorization), or add it to public-endpoints.txt.",
            Open().Where(endpoint => !listed.Contains(endpoint))
        );
    }

    [Fact]
    public void Every_endpoint_listed_as_public_exists()
    {
        var open = Open().ToHashSet(StringComparer.Ordinal);
        Rule.Holds("Nobody answers there: remove it from public-endpoints.txt.", Listed().Where(line => !open.Contains(line)));
    }

    [Fact]
    public void No_endpoint_asks_for_a_database() =>
        Rule.Holds(
            "Endpoints call verbs.",
            from endpoint in site.Endpoints
            let handler = endpoint.Metadata.GetMetadata<MethodInfo>()
            where
                handler is not null
                && handler.GetParameters().Any(parameter => typeof(DbContext).IsAssignableFrom(parameter.ParameterType))
            select Name(endpoint)
        );

    IEnumerable<string> Open() =>
        site
            .Endpoints.Where(endpoint => !IsGuarded(endpoint))
            .Select(Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    static bool IsGuarded(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(mark => mark.GetType().Name is Agents or Citizens)
        || (
            endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null
            && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        );

    static string Name(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"];
        return $"{string.Join(',', methods.Order(StringComparer.Ordinal))} /{endpoint.RoutePattern.RawText?.Trim('/')}";
    }

    static HashSet<string> Listed() =>
        File.ReadAllLines(List).Where(line => line.Length > 0 && line[0] != '#').ToHashSet(StringComparer.Ordinal);
}
