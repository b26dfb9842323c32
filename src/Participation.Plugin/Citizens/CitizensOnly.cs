using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Participation.Citizens;

/// <summary>Marks an endpoint that only signed-in citizens reach.</summary>
public sealed class CitizensOnly
{
    public static readonly CitizensOnly Mark = new();
}

/// <summary>The gate of pages and of API endpoints that need a citizen.</summary>
public static class CitizensOnlyGate
{
    /// <summary>A page: sends to sign in, and back here afterwards.</summary>
    public static TBuilder ForCitizens<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.AddEndpointFilter(ToSignIn).WithMetadata(CitizensOnly.Mark);

    /// <summary>The API: 401 and problem details (RFC 9457) that say how to sign in.</summary>
    public static RouteGroupBuilder ForCitizensOfApi(this RouteGroupBuilder endpoints) =>
        endpoints.AddEndpointFilter(Unauthorized).WithMetadata(CitizensOnly.Mark);

    /// <summary>The same for one endpoint.</summary>
    public static RouteHandlerBuilder ForCitizensOfApi(this RouteHandlerBuilder endpoint) =>
        endpoint
            .AddEndpointFilter(Unauthorized)
            .WithMetadata(CitizensOnly.Mark)
            .ProducesProblem(StatusCodes.Status401Unauthorized);

    /// <summary>The answer to who is not signed in, for verbs that find out themselves.</summary>
    public static IResult Problem(HttpContext http)
    {
        var words = http.RequestServices.GetRequiredService<IStringLocalizer<CitizensRoom>>();
        return TypedResults.Problem(
            title: words["Api.SignInFirst"],
            detail: words["Api.SignInHow"],
            statusCode: StatusCodes.Status401Unauthorized
        );
    }

    static async ValueTask<object?> ToSignIn(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (await IsSignedIn(http))
            return await next(context);
        var request = http.Request;
        var back = HttpMethods.IsGet(request.Method) ? request.PathBase + request.Path + request.QueryString : "";
        return TypedResults.LocalRedirect($"~/citizens/sign-in?returnUrl={Uri.EscapeDataString(back)}");
    }

    static async ValueTask<object?> Unauthorized(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await IsSignedIn(context.HttpContext) ? await next(context) : Problem(context.HttpContext);

    static async ValueTask<bool> IsSignedIn(HttpContext http) =>
        await http.RequestServices.GetRequiredService<Visitor>().PersonId() is not null;
}
