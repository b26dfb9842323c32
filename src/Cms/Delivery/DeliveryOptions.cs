using System.Security.Cryptography;
using System.Text;

namespace Cms.Delivery;

/// <summary>Who may read what through the Content Delivery API: the settings `Cms:DeliveryApi`, named as Umbraco's.</summary>
public sealed record DeliveryOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>Without it, every request needs the key.</summary>
    public bool PublicAccess { get; init; } = true;

    /// <summary>Opens drafts, and everything when there is no public access. Without one, nothing opens them.</summary>
    public string? ApiKey { get; init; }
    public DeliveryMediaOptions Media { get; init; } = new();

    /// <summary>When it names any, only these types exist for the API, whatever the other list says.</summary>
    public IReadOnlyList<string> AllowedContentTypeAliases { get; init; } = [];
    public IReadOnlyList<string> DisallowedContentTypeAliases { get; init; } = [];

    /// <summary>Formatted texts as trees of elements rather than HTML.</summary>
    public bool RichTextOutputAsJson { get; init; }

    /// <summary>Sites whose scripts may read the answers: `*`, one origin, or "" for none.</summary>
    public string AllowedOrigin { get; init; } = "*";

    internal bool Exposes(string contentType) =>
        AllowedContentTypeAliases.Count > 0
            ? AllowedContentTypeAliases.Contains(contentType, StringComparer.OrdinalIgnoreCase)
            : !DisallowedContentTypeAliases.Contains(contentType, StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes as long whatever the guess.</summary>
    internal bool IsKey(string? said) =>
        ApiKey is { Length: > 0 } key
        && said is { Length: > 0 }
        && CryptographicOperations.FixedTimeEquals(Hash(key), Hash(said));

    static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

/// <summary>The same for media. Public access needs that of the content too.</summary>
public sealed record DeliveryMediaOptions
{
    public bool Enabled { get; init; } = true;
    public bool PublicAccess { get; init; } = true;
}
