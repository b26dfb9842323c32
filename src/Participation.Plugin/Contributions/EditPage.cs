using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>The author's own text, to be changed. <c>/contributions/{id}/edit</c>.</summary>
public sealed class EditPage(ParticipationDb db, FormCatalog forms, EditContribution edit, Visitor visitor, TimeProvider clock)
{
    /// <param name="Version">What the author started from.</param>
    /// <param name="Current">Somebody (the author, in another window) saved meanwhile: the text that is public now.</param>
    /// <param name="Notice">Why nothing was saved, when it is not a matter of the text: <c>SignedOut</c>, <c>Closed</c>.</param>
    public sealed record Model(
        Guid Id,
        FormType Form,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Fields,
        IReadOnlyList<FieldProblem> Problems,
        int Version,
        bool IsFree,
        string? Current,
        string? Notice
    );

    internal static Task<IResult> Open(Guid id, EditPage page, HttpContext http) => page.Show(id, http);

    internal static Task<IResult> Send(Guid id, EditPage page, HttpContext http) => page.Receive(id, http);

    async Task<IResult> Show(Guid id, HttpContext http)
    {
        if (await visitor.PersonId() is not { } person)
            return AskToSignIn.Then(http);
        if (await Own(id, person, http.RequestAborted) is not { } contribution || forms.Find(contribution.Type) is not { } form)
            return Results.NotFound();
        return Page(contribution, form, Fields(contribution), []);
    }

    async Task<IResult> Receive(Guid id, HttpContext http)
    {
        var stop = http.RequestAborted;
        var typed = await http.Request.ReadFormAsync(stop);
        if (await visitor.PersonId() is not { } person)
            return await SignedOut(id, typed, stop);
        if (await Own(id, person, stop) is not { } contribution || forms.Find(contribution.Type) is not { } form)
            return Results.NotFound();
        var fields = TypedForm.Fields(typed);
        var version = int.TryParse(typed["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var given)
            ? given
            : contribution.Version;
        var result = await edit.Run(id, person, version, fields, stop);
        return result.Outcome switch
        {
            EditContribution.Outcome.Saved => Results.LocalRedirect($"~/contributions/{id}?said=saved"),
            EditContribution.Outcome.Invalid => Page(
                contribution,
                form,
                fields,
                result.Problems,
                status: StatusCodes.Status422UnprocessableEntity
            ),
            EditContribution.Outcome.ChangedMeanwhile => Page(
                contribution,
                form,
                fields,
                [],
                contribution.Body,
                StatusCodes.Status409Conflict
            ),
            EditContribution.Outcome.Closed => Page(
                contribution,
                form,
                fields,
                [],
                null,
                StatusCodes.Status409Conflict,
                "Closed"
            ),
            _ => Results.NotFound(),
        };
    }

    /// <summary>The session ended while the author wrote: the same page with the same words, and how to go on.</summary>
    async Task<IResult> SignedOut(Guid id, IFormCollection typed, CancellationToken stop)
    {
        var contribution = await db.Contributions.AsNoTracking().Listed().SingleOrDefaultAsync(row => row.Id == id, stop);
        return contribution is not null && forms.Find(contribution.Type) is { } form
            ? Page(contribution, form, TypedForm.Fields(typed), [], null, StatusCodes.Status401Unauthorized, "SignedOut")
            : Results.NotFound();
    }

    View Page(
        Contribution contribution,
        FormType form,
        IReadOnlyDictionary<string, IReadOnlyList<string>> fields,
        IReadOnlyList<FieldProblem> problems,
        string? current = null,
        int status = StatusCodes.Status200OK,
        string? notice = null
    ) =>
        new(
            "/Contributions/Pages/Edit.cshtml",
            new Model(
                contribution.Id,
                form,
                fields,
                problems,
                contribution.Version,
                contribution.IsFreeToEditAt(clock.GetUtcNow()),
                current,
                notice
            ),
            status
        );

    Task<Contribution?> Own(Guid id, Guid person, CancellationToken stop) =>
        db.Contributions.AsNoTracking().Listed().SingleOrDefaultAsync(row => row.Id == id && row.AuthorId == person, stop);

    static Dictionary<string, IReadOnlyList<string>> Fields(Contribution contribution)
    {
        var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            [FormField.TitleAlias] = [contribution.Title],
            [FormField.BodyAlias] = [contribution.Body],
        };
        if (contribution.Values is null)
            return fields;
        using var values = JsonDocument.Parse(contribution.Values);
        foreach (var value in values.RootElement.EnumerateObject())
            fields[value.Name] =
                value.Value.ValueKind is JsonValueKind.Array
                    ? value.Value.EnumerateArray().Select(item => item.ToString()).ToList()
                    : [value.Value.ToString()];
        return fields;
    }
}
