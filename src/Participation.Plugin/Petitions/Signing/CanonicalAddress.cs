using Participation.Citizens;

namespace Participation.Petitions;

/// <summary>The mailbox behind an address: what its owner adds to it is taken off, other names of a provider are its name.</summary>
/// <param name="Mailbox">Lower case, domain in ASCII.</param>
/// <param name="Domain">Of the mailbox.</param>
public sealed record CanonicalAddress(string Mailbox, string Domain)
{
    public static CanonicalAddress Of(Address address, MailProviders providers)
    {
        var at = address.Normalized.LastIndexOf('@');
        var (local, domain) = (address.Normalized[..at].ToLowerInvariant(), address.Normalized[(at + 1)..].ToLowerInvariant());
        var provider = providers.Of(domain);
        // « +a@ » has nothing before its tag: it is left as it is.
        if (provider.Tag is { } tag && local.IndexOf(tag, StringComparison.Ordinal) is > 0 and var end)
            local = local[..end];
        if (provider.IgnoresDots && local.Replace(".", "", StringComparison.Ordinal) is { Length: > 0 } bare)
            local = bare;
        return new($"{local}@{provider.MainDomain}", provider.MainDomain);
    }
}
