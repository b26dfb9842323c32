using System.Security.Cryptography;
using System.Text;

namespace Participation.Imports;

static class Keys
{
    const int Longest = 200;

    /// <summary>An id that is too long to be one is kept by its hash.</summary>
    public static RowKey Of(string kind, string id) =>
        new(kind, id.Length <= Longest ? id : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id))));
}
