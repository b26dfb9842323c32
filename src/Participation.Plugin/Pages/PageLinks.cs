namespace Participation.Pages;

/// <summary>The numbers under a list: the first, the last, and those around where we are.</summary>
/// <param name="Url">The address of a page, by its number from 1.</param>
public sealed record PageLinks(int Page, int Last, Func<int, string> Url)
{
    /// <summary>Page numbers in order; null stands for a gap.</summary>
    public IEnumerable<int?> Numbers()
    {
        var shown = new[] { 1, Page - 1, Page, Page + 1, Last }.Where(page => page >= 1 && page <= Last).Distinct().Order();
        var former = 0;
        foreach (var page in shown)
        {
            if (page > former + 1)
                yield return null;
            yield return former = page;
        }
    }
}
