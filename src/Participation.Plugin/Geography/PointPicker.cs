using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Participation.Geography;

/// <summary>
/// A point on the map: the communes' shapes as a surface to click, or to walk with the arrow keys, that fill two number
/// fields. Without JavaScript the fields are all there is, and suffice. No street tiles unless the site serves its own.
/// </summary>
public sealed class PointPicker(Communes communes, CommuneShapes shapes, IOptions<ParticipationOptions> options) : ViewComponent
{
    /// <param name="Latitude">As typed, kept even when it is not a number.</param>
    /// <param name="CommuneField">Id of the form's own commune select, which the picker then fills; null to leave it alone.</param>
    /// <param name="Before">Put before the names and ids of the fields, where a page asks several points.</param>
    /// <param name="Legend">What the point is; null for the plain word.</param>
    /// <param name="Hint">What is said of it; null for the words of a point that is published.</param>
    /// <param name="Error">Id of the words that say what is wrong; null when nothing is.</param>
    public sealed record Model(
        string? Latitude = null,
        string? Longitude = null,
        string? CommuneField = null,
        string Before = "",
        string? Legend = null,
        string? Error = null,
        bool Required = false,
        string? Hint = null
    );

    public sealed record Drawing(Model Form, CommuneShapes Shapes, IReadOnlyList<Commune> Communes, IReadOnlyList<Tile> Tiles)
    {
        /// <summary>Where the point typed so far falls; null when there is none, or outside of the map.</summary>
        public (double X, double Y)? Point =>
            Degrees(Form.Latitude) is { } latitude && Degrees(Form.Longitude) is { } longitude
                ? Shapes.Project(new GeoPoint(latitude, longitude))
                : null;

        static double? Degrees(string? typed) =>
            double.TryParse(typed?.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
            && double.IsFinite(degrees)
            && Math.Abs(degrees) < 85
                ? degrees
                : null;
    }

    public sealed record Tile(string Url, double X, double Y, double Size);

    public IViewComponentResult Invoke(Model? point = null) =>
        View("/Geography/PointPicker.cshtml", new Drawing(point ?? new Model(), shapes, communes.All, [.. Tiles()]));

    /// <summary>The usual numbering of tiles (z/x/y, Web Mercator), at the zoom where the metropolis takes about twenty.</summary>
    IEnumerable<Tile> Tiles()
    {
        const int zoom = 11;
        if (options.Value.Tiles is not ['/', _, ..] template || template.StartsWith("//", StringComparison.Ordinal))
            yield break;
        var size = 360.0 / (1 << zoom) * shapes.UnitsPerDegree;
        var (originX, originY) = shapes.Project(new GeoPoint(85.0511287798066, -180));
        for (var x = (int)(-originX / size); (x * size) + originX < shapes.Width; x++)
        for (var y = (int)(-originY / size); (y * size) + originY < shapes.Height; y++)
            yield return new Tile(
                template
                    .Replace("{z}", zoom.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                    .Replace("{x}", x.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                    .Replace("{y}", y.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
                (x * size) + originX,
                (y * size) + originY,
                size
            );
    }
}
