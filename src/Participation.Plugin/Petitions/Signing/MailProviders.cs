using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Petitions;

/// <summary>The table of mail providers as an agent saved it. The latest counts; former ones say who changed what.</summary>
public sealed class MailProviderTable
{
    public Guid Id { get; init; }

    /// <summary>See <see cref="MailProviders.Read"/>.</summary>
    public required string Text { get; init; }
    public required Guid AgentId { get; init; }
    public string? AgentName { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>
/// What we know of mail providers, one a line: <c>gmail.com dots tags=+ alias=googlemail.com</c>;
/// <c>yopmail.com disposable</c>. <c>#</c> begins a remark. Of a domain that is not named, tags after + are taken off.
/// </summary>
public sealed class MailProviders
{
    /// <param name="IgnoresDots">a.b@ and ab@ are one mailbox.</param>
    /// <param name="Tag">The character that begins what a person adds to their own address; null when there is none.</param>
    /// <param name="MainDomain">The domain this one is another name of; itself mostly.</param>
    /// <param name="IsDisposable">Mailboxes for an hour.</param>
    public sealed record Provider(string MainDomain, bool IgnoresDots, char? Tag, bool IsDisposable);

    const char UsualTag = '+';

    readonly Dictionary<string, Provider> _byDomain = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Never null: what is not in the table is an ordinary provider.</summary>
    public Provider Of(string domain) =>
        _byDomain.GetValueOrDefault(domain) ?? new(domain.ToLowerInvariant(), false, UsualTag, false);

    public int Count => _byDomain.Count;

    /// <summary>The table, and the number (from 1) of the first line that cannot be read; null when all can.</summary>
    public static (MailProviders Table, int? WrongLine) Read(string text)
    {
        var table = new MailProviders();
        foreach (var (number, line) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            var words = line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words.Length > 0 && !table.Add(words[0], words[1..]))
                return (table, number + 1);
        }
        return (table, null);
    }

    bool Add(string domain, string[] words)
    {
        if (!IsDomain(domain))
            return false;
        var provider = new Provider(domain.ToLowerInvariant(), false, UsualTag, false);
        var aliases = new List<string>();
        foreach (var word in words)
            switch (word.Split('='))
            {
                case ["dots"]:
                    provider = provider with { IgnoresDots = true };
                    break;
                case ["disposable"]:
                    provider = provider with { IsDisposable = true };
                    break;
                case ["tags", "none"]:
                    provider = provider with { Tag = null };
                    break;
                case ["tags", [var tag]]:
                    provider = provider with { Tag = tag };
                    break;
                case ["alias", var alias] when IsDomain(alias):
                    aliases.Add(alias);
                    break;
                default:
                    return false;
            }
        foreach (var name in aliases.Prepend(domain))
            _byDomain[name] = provider;
        return true;
    }

    static bool IsDomain(string text) => text.Contains('.') && Uri.CheckHostName(text) is UriHostNameType.Dns;
}

sealed class MailProviderTableTable : IEntityTypeConfiguration<MailProviderTable>
{
    public void Configure(EntityTypeBuilder<MailProviderTable> table)
    {
        table.ToTable("MailProviderTables");
        table.Property(row => row.AgentName).HasMaxLength(200);
        table.HasIndex(row => row.At);
    }
}
