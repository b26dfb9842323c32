using Microsoft.Extensions.Options;
using Participation;

namespace Site.Pages;

/// <summary>Absolute addresses, for feeds and search engines: on the site's own name, never on the Host header.</summary>
public sealed class PublicAddress(IOptions<ParticipationOptions> options)
{
    /// <param name="path">A path from the root, language included.</param>
    public string Of(string? path) => options.Value.PublicUrl().TrimEnd('/') + "/" + path?.TrimStart('/');
}
