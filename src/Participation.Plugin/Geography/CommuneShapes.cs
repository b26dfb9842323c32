using System.Globalization;
using System.Text;

namespace Participation.Geography;

/// <summary>
/// The communes as SVG paths, computed once. The projection is Web Mercator (EPSG:3857), so that street tiles, where a
/// site has some, fit under the shapes; at this size a unit is about 40 metres.
/// </summary>
public sealed class CommuneShapes
{
    const int DrawnWidth = 600;

    readonly Dictionary<string, string> _paths;

    public CommuneShapes(Communes communes)
    {
        var points = communes.All.SelectMany(commune => commune.Contour).ToList();
        West = points.Min(point => point.Longitude);
        North = points.Max(point => point.Latitude);
        UnitsPerDegree = DrawnWidth / (points.Max(point => point.Longitude) - West);
        Height = (int)Math.Ceiling(Project(new GeoPoint(points.Min(point => point.Latitude), West)).Y);
        _paths = communes.All.ToDictionary(commune => commune.Insee, commune => Path(commune.Contour));
    }

    public int Width => DrawnWidth;

    public int Height { get; }

    /// <summary>Degrees; with <see cref="North"/> the top left corner.</summary>
    public double West { get; }

    public double North { get; }

    /// <summary>Units of the drawing in a degree of longitude.</summary>
    public double UnitsPerDegree { get; }

    public string PathOf(string insee) => _paths[insee];

    /// <summary>Where a point falls on the drawing, in its units, from the top left corner.</summary>
    public (double X, double Y) Project(GeoPoint point) =>
        ((point.Longitude - West) * UnitsPerDegree, (Mercator(North) - Mercator(point.Latitude)) * UnitsPerDegree);

    /// <summary>Degrees of latitude as degrees of longitude that are as long on the drawing.</summary>
    static double Mercator(double latitude) =>
        double.RadiansToDegrees(Math.Log(Math.Tan((Math.PI / 4) + (double.DegreesToRadians(latitude) / 2))));

    string Path(IReadOnlyList<GeoPoint> contour)
    {
        var path = new StringBuilder();
        (int X, int Y)? last = null;
        foreach (var point in contour.SkipLast(1))
        {
            var (x, y) = Project(point);
            var here = ((int)Math.Round(x), (int)Math.Round(y));
            if (last is { } before && before != here)
                path.Append(CultureInfo.InvariantCulture, $"{here.Item1 - before.X},{here.Item2 - before.Y} ");
            else if (last is null)
                path.Append(CultureInfo.InvariantCulture, $"M{here.Item1},{here.Item2}l");
            last = here;
        }
        return path.ToString().TrimEnd() + "z";
    }
}
