namespace Participation.Geography;

/// <summary>A commune of the metropolis.</summary>
/// <param name="Insee">Five characters, stable; what contributions store.</param>
/// <param name="Name">Official French name.</param>
/// <param name="Contour">Outer ring, closed, in degrees WGS 84, simplified to about a hundred metres.</param>
public sealed record Commune(string Insee, string Name, IReadOnlyList<GeoPoint> Contour)
{
    /// <summary>Whether the point is inside the contour (even-odd rule; on the line itself either answer may come).</summary>
    public bool Holds(GeoPoint point)
    {
        var inside = false;
        for (int i = 0, before = Contour.Count - 1; i < Contour.Count; before = i++)
            if (CrossesRayFrom(point, Contour[i], Contour[before]))
                inside = !inside;
        return inside;
    }

    static bool CrossesRayFrom(GeoPoint point, GeoPoint a, GeoPoint b) =>
        a.Latitude > point.Latitude != b.Latitude > point.Latitude
        && point.Longitude
            < ((b.Longitude - a.Longitude) * (point.Latitude - a.Latitude) / (b.Latitude - a.Latitude)) + a.Longitude;
}

/// <summary>Degrees, WGS 84.</summary>
public readonly record struct GeoPoint(double Latitude, double Longitude);
