using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace Participation.Api;

/// <summary>
/// Answers what no endpoint of the API took: 404 when the address is unknown, 405 with its methods when they are others,
/// 415 when the method is right: then it was the type of the body.
/// </summary>
static class NothingThere
{
    public static IResult Http(HttpContext http, EndpointDataSource all, ParameterPolicyFactory constraints, Refusals refuse)
    {
        var methods = all
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint != http.GetEndpoint() && Fits(endpoint.RoutePattern, constraints, http))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (methods.Count == 0)
            return refuse.Missing("NoSuchPath");
        if (methods.Contains(http.Request.Method, StringComparer.OrdinalIgnoreCase))
            return Results.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType);
        http.Response.Headers.Allow = string.Join(", ", methods);
        return Results.Problem(statusCode: StatusCodes.Status405MethodNotAllowed);
    }

    /// <summary>The pattern is the API's own, and its segments and constraints (a GUID, a name) take the path.</summary>
    static bool Fits(RoutePattern pattern, ParameterPolicyFactory constraints, HttpContext http)
    {
        var values = new RouteValueDictionary();
        return pattern.RawText?.StartsWith(ApiRoom.Prefix, StringComparison.OrdinalIgnoreCase) is true
            && new TemplateMatcher(new RouteTemplate(pattern), []).TryMatch(http.Request.Path, values)
            && pattern.ParameterPolicies.All(parameter =>
                parameter.Value.All(policy =>
                    constraints.Create(pattern.GetParameter(parameter.Key), policy) is not IRouteConstraint constraint
                    || constraint.Match(http, null, parameter.Key, values, RouteDirection.IncomingRequest)
                )
            );
    }
}
