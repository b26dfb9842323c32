using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Participation.Petitions;

/// <summary>
/// The secret of one petition, destroyed with its signatories. Networks and mailboxes are seen through it only: two hashes
/// say that two signatures came from one place, never which.
/// </summary>
public readonly struct PetitionKey(byte[] secret)
{
    public static byte[] New() => RandomNumberGenerator.GetBytes(32);

    /// <param name="mailbox">Canonical.</param>
    public string Mailbox(string mailbox) => Hash("mailbox", mailbox);

    /// <param name="network">As <see cref="Citizens.Network.Key"/> says it: an address in IPv4, a /64 in IPv6.</param>
    public string Network(string network) => Hash("network", network);

    /// <summary>The /24 around the network in IPv4, its /48 in IPv6.</summary>
    public string Neighbourhood(string network) => Hash("neighbourhood", Around(network));

    /// <summary>What proves, in the address of a letter, that it is the letter of this signatory.</summary>
    public string News(Guid signatory) => Hash("news", signatory.ToString("N"));

    static string Around(string network)
    {
        if (!IPAddress.TryParse(network.Split('/')[0], out var address))
            return network;
        var bytes = address.GetAddressBytes();
        var kept = address.AddressFamily is AddressFamily.InterNetworkV6 ? 6 : 3;
        Array.Clear(bytes, kept, bytes.Length - kept);
        return new IPAddress(bytes).ToString();
    }

    string Hash(string what, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{what}\n{text}")).AsSpan(0, 16));
}
