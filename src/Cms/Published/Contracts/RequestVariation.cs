using System.Globalization;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Cms.Published.Contracts;

/// <summary>
/// The language content is read in: the one that was set, else that of the interface. Kept in the request when there is
/// one, so that what an awaited method sets is still there after it; else in the asynchronous flow.
/// </summary>
internal sealed class RequestVariation(IHttpContextAccessor http) : IVariationContextAccessor
{
    static readonly AsyncLocal<VariationContext?> Flow = new();

    public VariationContext? VariationContext
    {
        get =>
            (http.HttpContext is { } request ? request.Items[typeof(RequestVariation)] as VariationContext : Flow.Value)
            ?? new VariationContext(CultureInfo.CurrentUICulture.Name);
        set
        {
            if (http.HttpContext is { } request)
                request.Items[typeof(RequestVariation)] = value;
            else
                Flow.Value = value;
        }
    }
}
