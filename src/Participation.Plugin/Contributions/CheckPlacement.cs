using System.Globalization;
using Participation.Geography;
using Participation.Processes;

namespace Participation.Contributions;

/// <summary>Where a contribution belongs: its section, theme, commune, point and, for an argument, its side.</summary>
static class CheckPlacement
{
    public const string Argument = "argument";
    const int LongestPlace = 300;

    public static IEnumerable<FieldProblem> Run(Submission typed, Process process, Communes communes)
    {
        if (typed.Type == Argument && Side(typed) is null)
            yield return new FieldProblem("side", Fault.MissingSide);
        if (typed.ParentId is null)
        {
            if (process.Sections.Count > 0 && process.SectionOf(typed.Section) is null)
                yield return new FieldProblem(
                    "section",
                    string.IsNullOrEmpty(typed.Section) ? Fault.Missing : Fault.UnknownSection
                );
            if (!string.IsNullOrEmpty(typed.Theme) && !process.Themes.Contains(typed.Theme, StringComparer.Ordinal))
                yield return new FieldProblem("theme", Fault.UnknownTheme);
        }
        if (!string.IsNullOrEmpty(typed.Commune) && communes.Find(typed.Commune) is null)
            yield return new FieldProblem("commune", Fault.UnknownCommune);
        if (typed.Place is { Length: > LongestPlace })
            yield return new FieldProblem("place", Fault.TooLong, null, LongestPlace);
        if (
            !IsPoint(typed.Latitude, 90)
            || !IsPoint(typed.Longitude, 180)
            || string.IsNullOrEmpty(typed.Latitude) != string.IsNullOrEmpty(typed.Longitude)
        )
            yield return new FieldProblem("latitude", Fault.NotAPlace);
    }

    public static Side? Side(Submission typed) =>
        typed.Type != Argument
            ? null
            : typed.Side switch
            {
                "for" => Contributions.Side.For,
                "against" => Contributions.Side.Against,
                _ => null,
            };

    public static double? Degrees(string? text) =>
        double.TryParse(text?.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
        && double.IsFinite(degrees)
            ? degrees
            : null;

    static bool IsPoint(string? text, double most) =>
        string.IsNullOrEmpty(text) || Degrees(text) is { } degrees && Math.Abs(degrees) <= most;
}
