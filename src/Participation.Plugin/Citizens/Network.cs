using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Participation.Citizens;

/// <summary>The network that the request comes from, to count attempts; only ever used through a keyed hash.</summary>
public sealed class Network(IHttpContextAccessor http)
{
    /// <summary>The address in IPv4; in IPv6 its /64, since one subscriber has as many addresses as they like.</summary>
    public string Key => http.HttpContext?.Connection.RemoteIpAddress is { } address ? Of(address) : "none";

    internal static string Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes) + "/64";
    }
}
