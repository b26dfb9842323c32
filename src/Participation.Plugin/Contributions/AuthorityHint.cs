using System.Globalization;
using Microsoft.AspNetCore.Http;
using Participation.Pages;
using Participation.Processes;

namespace Participation.Contributions;

/// <summary>
/// Tells who writes that another authority seems to be the one to ask, while they write or once before they publish. It never
/// refuses: people may know better.
/// </summary>
public sealed class AuthorityHint(IEnumerable<IFindCompetence> finders)
{
    /// <summary>The field that says that the author has seen it.</summary>
    public const string Told = "told";

    /// <summary>Characters that are read of a text.</summary>
    const int LongestText = 4_000;

    public OtherAuthority? Of(Submission typed) =>
        Of(typed.ProcessId, First(typed, FormField.TitleAlias), First(typed, FormField.BodyAlias));

    OtherAuthority? Of(Guid processId, string title, string body) =>
        title.Length + body.Length == 0
            ? null
            : finders.Select(finder => finder.Other(processId, Cut(title), Cut(body))).FirstOrDefault(found => found is not null);

    static string First(Submission typed, string alias) =>
        typed.Fields.TryGetValue(alias, out var values) && values is [var value, ..] ? value : "";

    static string Cut(string text) => text.Length > LongestText ? text[..LongestText] : text;

    /// <summary>The hint as a piece of the form, for the form's script; nothing to say is 204. <c>POST /contributions/new/authority</c>.</summary>
    internal static async Task<IResult> Http(AuthorityHint hint, ProcessCatalog processes, HttpRequest request)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var slug = form["process"].ToString();
        if (processes.Find(slug, CultureInfo.CurrentUICulture.Name) is not { } process)
            return Results.NotFound();
        return hint.Of(TypedForm.Read(form, process.Id)) is { } other
            ? new View("/Contributions/Pages/_OtherAuthority.cshtml", other)
            : Results.NoContent();
    }
}
