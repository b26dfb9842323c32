using Microsoft.AspNetCore.Http;
using Participation.Pages;

namespace Participation.Petitions;

/// <summary>
/// The counter that other sites put into theirs: <c>/petitions/{id}/widget</c>, in a frame. No script and no cookie; it
/// draws itself again every half minute.
/// </summary>
static class WidgetPage
{
    /// <summary>As every page, but any site may frame it; the link leaves the frame.</summary>
    const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

    public static async Task<IResult> Show(Guid id, ReadPetition read, CancellationToken stop) =>
        await read.Run(id, null, stop) is { } found ? new View("/Petitions/Pages/Widget.cshtml", found) : Results.NotFound();

    /// <summary>Around the kept page: it keeps bytes, not headers.</summary>
    public static ValueTask<object?> Framed(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        // The older header knows no "everyone": browsers ignore a word they do not know, and ours is then not added.
        headers.XFrameOptions = "ALLOWALL";
        return next(context);
    }
}
