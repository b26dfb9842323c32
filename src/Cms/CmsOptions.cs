using System.Reflection;
using Cms.Delivery;
using Cms.Sync;
using Foundation.Storage;

namespace Cms;

/// <summary>What the engine is told by the site that runs it.</summary>
public sealed record CmsOptions
{
    /// <summary>The folder that holds the media and, on SQLite, the database.</summary>
    public required string DataFolder { get; init; }

    public required DatabaseChoice Database { get; init; }

    /// <summary>A folder of uSync files (`uSync/v17`), or null when there is none.</summary>
    public string? SyncFolder { get; init; }

    /// <summary>Binaries of the media in the files, laid out as `/media/…` names them; null when there are none.</summary>
    public string? SyncMediaFolder { get; init; }

    /// <summary>Where the build put the backoffice's client, or null when it did not.</summary>
    public string? BackofficeFolder { get; init; }

    public ContentSync SyncContent { get; init; }

    /// <summary>The assembly from which composers are looked for: the site's, so that test hosts find the plugins too.</summary>
    public required Assembly Entry { get; init; }

    /// <summary>Where the site is seen from outside; read late, since a port may only be known once bound.</summary>
    public Func<Uri?> FindPublicUrl { get; init; } = () => null;

    public Uri? PublicUrl => FindPublicUrl();

    public DeliveryOptions Delivery { get; init; } = new();

    /// <summary>
    /// What signs addresses of images (the setting `Cms:Imaging:HmacKey`), the same on every node; null: a key is kept in the
    /// data folder.
    /// </summary>
    public string? ImageKey { get; init; }

    /// <summary>Pictures drawn in other sizes. May be emptied at any time.</summary>
    public string ImageCacheFolder => Path.Combine(DataFolder, "cache", "images");

    public string MediaFolder => Path.Combine(DataFolder, "media");
}
