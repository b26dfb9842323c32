using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Participation.Pages;

/// <summary>Every room's <c>_ViewStart</c> asks here which layout the host chose.</summary>
public static class ParticipationLayout
{
    public static string Of(ViewContext view) =>
        view.HttpContext.RequestServices.GetRequiredService<IOptions<ParticipationOptions>>().Value.Layout;
}
