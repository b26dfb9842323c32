using Cms.Published;
using Microsoft.AspNetCore.Http;

namespace Cms.Delivery;

/// <summary>One address of the API, once it is known that who asks may read.</summary>
internal abstract class DeliveryVerb
{
    /// <summary>Whether it gives media: they have an access of their own.</summary>
    public virtual bool IsMedia => false;

    /// <param name="snapshot">What is published, or, in a preview, the drafts.</param>
    /// <param name="path">What follows the address: an id or a path, decoded; "" when nothing does.</param>
    public abstract Task Answer(HttpContext http, Snapshot snapshot, string path);
}
