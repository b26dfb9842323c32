using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Participation.Pages;

/// <summary>A Razor view as the answer of an endpoint: no controller, and the file stays in the room it belongs to.</summary>
/// <param name="path">Absolute path of the view, as <c>/Contributions/ContributionPage.cshtml</c>.</param>
/// <param name="model">The view's model.</param>
/// <param name="status">HTTP status; a page that refuses says so to machines too.</param>
public sealed class View(string path, object model, int status = StatusCodes.Status200OK) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var action = new ActionContext(httpContext, httpContext.GetRouteData(), new ActionDescriptor());
        var result = new ViewResult
        {
            ViewName = path,
            StatusCode = status,
            TempData = services.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(httpContext),
            ViewData = new ViewDataDictionary(services.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary())
            {
                Model = model,
            },
        };
        return services.GetRequiredService<IActionResultExecutor<ViewResult>>().ExecuteAsync(action, result);
    }
}
