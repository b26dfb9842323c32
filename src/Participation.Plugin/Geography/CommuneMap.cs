using Microsoft.AspNetCore.Mvc;

namespace Participation.Geography;

/// <summary>
/// The 49 communes drawn by value, with the same figures as a table one fold away:
/// <c>@await Component.InvokeAsync("CommuneMap", new { map = new CommuneMap.Model(…) })</c>. Quantiles, not equal steps:
/// one large town would leave the others all pale. The last class is hatched, so that it does not rest on colour.
/// </summary>
public sealed class CommuneMap(Communes communes, CommuneShapes shapes) : ViewComponent
{
    /// <param name="Caption">What is counted, as « Contributions par commune ».</param>
    /// <param name="Counts">By INSEE code; a commune that is absent counts 0.</param>
    /// <param name="Url">The list filtered by a commune, by INSEE code; null draws without links.</param>
    /// <param name="Chosen">The commune that the list is filtered by now.</param>
    public sealed record Model(
        string Caption,
        IReadOnlyDictionary<string, int> Counts,
        Func<string, string>? Url = null,
        string? Chosen = null
    );

    public sealed record Shape(Commune Commune, string Path, int Count, string Css, string? Url);

    public sealed record Drawing(string Caption, int Width, int Height, IReadOnlyList<Shape> Shapes)
    {
        public IReadOnlyList<Shape> Counted =>
            [.. Shapes.Where(shape => shape.Count > 0).OrderByDescending(shape => shape.Count)];
    }

    public IViewComponentResult Invoke(Model map) => View("/Geography/CommuneMap.cshtml", Draw(map));

    public Drawing Draw(Model map)
    {
        var levels = new Quantiles(map.Counts.Values);
        return new Drawing(map.Caption, shapes.Width, shapes.Height, [.. communes.All.Select(Shaped)]);

        Shape Shaped(Commune commune)
        {
            var count = map.Counts.GetValueOrDefault(commune.Insee);
            var css = count == 0 ? "" : $"level-{levels.Of(count)}";
            var chosen = commune.Insee == map.Chosen ? " chosen" : "";
            return new Shape(commune, shapes.PathOf(commune.Insee), count, (css + chosen).Trim(), map.Url?.Invoke(commune.Insee));
        }
    }

    /// <summary>Four classes with as many communes each, as far as equal counts allow.</summary>
    sealed class Quantiles(IEnumerable<int> counts)
    {
        readonly int[] _counts = [.. counts.Where(count => count > 0).Order()];

        /// <summary>From 1 (few) to 4 (most).</summary>
        public int Of(int count)
        {
            var below = Array.FindIndex(_counts, other => other >= count);
            return 1 + (below * 4 / _counts.Length);
        }
    }
}
