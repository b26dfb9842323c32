using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Site.Security;

/// <summary>
/// <c>Site:TrustedProxies</c>: addresses or networks (<c>10.0.0.0/8</c>), separated by commas, whose
/// <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed. Without the setting nobody's are: limits by network
/// would otherwise count whatever a robot claims.
/// </summary>
static class TrustedProxies
{
    public static void UseTrustedProxies(this WebApplication app)
    {
        if (app.Configuration["Site:TrustedProxies"] is not { Length: > 0 } trusted)
            return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var one in trusted.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (one.Contains('/', StringComparison.Ordinal))
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(one));
            else
                options.KnownProxies.Add(IPAddress.Parse(one));
        app.UseForwardedHeaders(options);
    }
}
