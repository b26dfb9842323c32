using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Foundation.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Participation.Api;
using Participation.Citizens;
using Participation.Processes;

namespace Participation.Contributions;

/// <summary><c>POST /processes/{slug}/contributions</c>.</summary>
static class PostContribution
{
    /// <summary>How long an answer waits until lists show what it says.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    const int LongestKey = 200;

    public static async Task<IResult> Http(
        string slug,
        Body<TypedContribution> body,
        [FromHeader(Name = "Idempotency-Key")] string? key,
        ProcessCatalog processes,
        FormCatalog forms,
        SubmitContribution submit,
        ReadContribution read,
        OwnDrafts drafts,
        SearchIndexer indexer,
        TypeWords types,
        Presentation present,
        Refusals refuse,
        Visitor visitor,
        TimeProvider clock,
        HttpContext http
    )
    {
        var stop = http.RequestAborted;
        if (await visitor.PersonId() is not { } person)
            return refuse.SignIn(http);
        if (processes.Find(slug, CultureInfo.CurrentUICulture.Name) is not { } process)
            return refuse.Missing("NoSuchProcess");
        if (key is { Length: 0 or > LongestKey })
            return refuse.Bad("BadKey");
        if (body.Value.Draft is { } draft && await drafts.Find(draft, person, stop) is null)
            return refuse.Missing("NoSuchDraft");
        var once = key is null ? Guid.CreateVersion7(clock.GetUtcNow()) : Named(person, key);
        var typed = body.Value.ToSubmission(process.Id);
        var result = await submit.Run(typed, person, once, body.Value.Draft, stop);
        switch (result.Outcome)
        {
            case SubmitContribution.Outcome.Published:
                await indexer.CatchUp(Patience, stop);
                return Results.Created(
                    $"{http.Request.PathBase}{ApiRoom.Prefix}/contributions/{once}",
                    await read.Run(once, person, stop) is { } found ? present.Of(found, person) : null
                );
            case SubmitContribution.Outcome.Invalid when forms.Find(typed.Type) is { } form:
                return refuse.Invalid(form, result.Problems, types);
            case SubmitContribution.Outcome.NoSuchForm:
                var possible = typed.ParentId is null ? process.Forms : process.Children;
                return refuse.Invalid([("type", refuse.Word("NoSuchForm", string.Join(", ", possible)))]);
            case SubmitContribution.Outcome.NoSuchParent:
                return refuse.Invalid([("parent", refuse.Word("NoSuchParent"))]);
            case SubmitContribution.Outcome.AddressNotConfirmed:
                return refuse.Forbidden("NotConfirmed");
            case SubmitContribution.Outcome.Closed:
                return refuse.Conflict("Closed");
            default:
                return refuse.Missing("NoSuchProcess");
        }
    }

    /// <summary>The same key of the same person is the same contribution; nobody can take another's id.</summary>
    static Guid Named(Guid person, string key)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{person:N} {key}"))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>What a program sends to publish or to keep.</summary>
/// <param name="Type">One of the process's forms.</param>
/// <param name="Parent">The contribution it answers to.</param>
/// <param name="Fields">The form's fields by name: texts, numbers, yes or no, lists of texts.</param>
/// <param name="Side"><c>for</c> or <c>against</c>, for arguments.</param>
/// <param name="Section">Identifier of a section.</param>
/// <param name="Commune">INSEE code.</param>
/// <param name="Latitude">Degrees, WGS 84.</param>
/// <param name="Draft">One's own draft that this publishes, with its attachments.</param>
public sealed record TypedContribution(
    string? Type,
    Guid? Parent,
    IReadOnlyDictionary<string, JsonElement>? Fields,
    string? Side,
    string? Section,
    string? Theme,
    string? Commune,
    string? Place,
    double? Latitude,
    double? Longitude,
    Guid? Draft
)
{
    const int MostFields = 200;

    public Submission ToSubmission(Guid processId) =>
        new(
            processId,
            Type ?? "",
            Parent,
            ToTyped(Fields),
            Clean(Side),
            Clean(Section),
            Clean(Theme),
            Clean(Commune),
            Clean(Place),
            Latitude?.ToString(CultureInfo.InvariantCulture),
            Longitude?.ToString(CultureInfo.InvariantCulture)
        );

    /// <summary>As a page's form would have sent them.</summary>
    public static Dictionary<string, IReadOnlyList<string>> ToTyped(IReadOnlyDictionary<string, JsonElement>? fields) =>
        (fields ?? new Dictionary<string, JsonElement>())
            .Take(MostFields)
            .ToDictionary(
                field => field.Key,
                IReadOnlyList<string> (field) =>
                    field.Value.ValueKind is JsonValueKind.Array
                        ? [.. field.Value.EnumerateArray().SelectMany(Texts)]
                        : [.. Texts(field.Value)],
                StringComparer.Ordinal
            );

    static IEnumerable<string> Texts(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.False => [],
            JsonValueKind.True => ["true"],
            _ => [value.ToString()],
        };

    static string? Clean(string? text) => text is null ? null : CheckForm.Clean(text);
}
