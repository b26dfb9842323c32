using Foundation.Storage;

namespace Site;

/// <summary>
/// <c>GET /health</c>: 200 once the content is published, the catalogues are read and the index follows the feed; 503
/// before, so that a balancer or a script waits.
/// </summary>
public sealed class Readiness(IHostApplicationLifetime lifetime, FeedTail index)
{
    public IResult Answer() =>
        lifetime.ApplicationStarted.IsCancellationRequested && index.IsFollowing
            ? Results.Text("ok")
            : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
}
