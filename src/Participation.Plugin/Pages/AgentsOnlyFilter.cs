using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Participation.Pages;

/// <summary>Marks an endpoint that only agents reach; <c>House.Tests</c> looks for it.</summary>
public sealed class AgentsOnly
{
    public static readonly AgentsOnly Mark = new();
}

/// <summary>Sends who is not a signed-in agent to the staff's sign-in page, and back afterwards.</summary>
public sealed class AgentsOnlyFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var agents = context.HttpContext.RequestServices.GetRequiredService<Agents>();
        if (agents.Current is not null)
            return await next(context);
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsGet(request.Method))
            return Results.StatusCode(StatusCodes.Status401Unauthorized); // Going elsewhere would lose what they typed.
        var back = request.PathBase + request.Path + request.QueryString;
        return Results.LocalRedirect($"~/umbraco/login?returnUrl={Uri.EscapeDataString(back)}");
    }
}
