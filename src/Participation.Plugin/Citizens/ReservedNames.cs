using System.Text.RegularExpressions;

namespace Participation.Citizens;

/// <summary>The names of <c>reserved-names.txt</c>, under which only the institution speaks, whatever letters they are written in.</summary>
static partial class ReservedNames
{
    static readonly Lazy<(char Where, string Skeleton)[]> All = new(Read);

    /// <param name="name">Read by <see cref="Pseudonyms.Read"/>.</param>
    public static bool Imitates(string name)
    {
        var whole = LookAlikes.Skeleton(name);
        string[] begun = [whole, LookAlikes.Skeleton(Article().Replace(name, ""))];
        string[] bare = [.. begun, LookAlikes.Skeleton(Number().Replace(Article().Replace(name, ""), ""))];
        return All.Value.Any(reserved =>
            reserved.Where switch
            {
                '=' => bare.Contains(reserved.Skeleton, StringComparer.Ordinal),
                '^' => begun.Any(it => it.StartsWith(reserved.Skeleton, StringComparison.Ordinal)),
                _ => whole.Contains(reserved.Skeleton, StringComparison.Ordinal),
            }
        );
    }

    static (char, string)[] Read()
    {
        using var list = typeof(ReservedNames).Assembly.GetManifestResourceStream("Participation.Citizens.reserved-names.txt")!; // embedded by the project
        using var reader = new StreamReader(list);
        return
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line[0] != '#')
                .Select(line => (line[0], LookAlikes.Skeleton(line))),
        ];
    }

    [GeneratedRegex(@"^\W*(?:les?|la|une?|the|an?)\W+|^\W*l\W", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Article();

    [GeneratedRegex(@"\W*\d+\W*$", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Number();
}
