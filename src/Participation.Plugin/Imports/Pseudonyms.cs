using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Participation.Imports;

/// <summary>
/// Names for authors who did not ask to be known here: a word of the mountains and a number. The same author of the same
/// process always has the same one; from another process it cannot be recognised.
/// </summary>
static class Pseudonyms
{
    static readonly string[] Words = Read();

    /// <summary>What we remember of an author instead of an id or a name: 32 hexadecimal characters.</summary>
    public static string KeyOf(RowAuthor author, Guid processId) =>
        Convert.ToHexStringLower(Hash(author, processId).AsSpan(0, 16));

    public static string Of(RowAuthor author, Guid processId)
    {
        var source =
            author.IsName || author.Id.Contains('@', StringComparison.Ordinal)
                ? RandomNumberGenerator.GetBytes(8)
                : Hash(author, processId)[16..24];
        var number = BitConverter.ToUInt64(source);
        var word = Words[number % (ulong)Words.Length];
        return string.Create(CultureInfo.InvariantCulture, $"{word}{10_000 + (number / (ulong)Words.Length % 90_000)}");
    }

    static byte[] Hash(RowAuthor author, Guid processId) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{processId:N}|{(author.IsName ? "name" : "id")}|{author.Id.Trim()}"));

    static string[] Read()
    {
        using var file = typeof(Pseudonyms).Assembly.GetManifestResourceStream("pseudonyms.txt")!; // embedded by the project
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }
}
