using Participation.Pages;
using Site.Editorial;

namespace Site.Finder;

/// <summary><c>/finder?q=</c>, and the same for programs: <c>/finder.json?q=</c>.</summary>
public static class FinderPage
{
    /// <param name="Found">Null before anything is asked.</param>
    public sealed record Model(FindCompetence.Result? Found);

    /// <param name="Level">One of <see cref="Jurisdictions.Levels"/>.</param>
    /// <param name="Jurisdiction">The title of its page.</param>
    /// <param name="Competence">What it answers for, in the words of the page.</param>
    /// <param name="Url">Where that is explained, from the root.</param>
    public sealed record Answer(
        string Level,
        string Jurisdiction,
        string Competence,
        string Explanation,
        string Url,
        Contact? Contact
    );

    public sealed record Contact(string Name, string Url);

    /// <param name="Sure">False: the two most probable, or nothing.</param>
    public sealed record Json(string Text, bool Sure, IReadOnlyList<Answer> Answers);

    internal static IResult Http(FindCompetence find, string? q = null) =>
        new View("/Finder/Finder.cshtml", new Model(string.IsNullOrWhiteSpace(q) ? null : find.Run(TypedText.Clean(q))));

    internal static IResult HttpJson(FindCompetence find, HttpResponse response, string? q = null)
    {
        var found = find.Run(TypedText.Clean(q ?? ""));
        response.Headers.CacheControl = "public, max-age=300";
        return Results.Json(new Json(found.Text, found.IsSure, [.. found.Answers.Select(Of)]));
    }

    static Answer Of(CompetenceMatch match) =>
        new(
            match.Jurisdiction.Level,
            match.Jurisdiction.Name,
            match.Competence.Name,
            match.Competence.Explanation,
            match.Url,
            match.Competence.Link is var (name, url) ? new(name, url) : null
        );
}
