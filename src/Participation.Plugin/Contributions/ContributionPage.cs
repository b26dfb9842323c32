using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Participation.Citizens;
using Participation.Geography;
using Participation.Pages;
using Participation.Processes;

namespace Participation.Contributions;

/// <summary>The page of one contribution, at <c>/contributions/{id}</c>.</summary>
public sealed class ContributionPage(
    ReadContribution read,
    ProcessCatalog processes,
    FormCatalog forms,
    TypeWords types,
    Communes communes,
    Visitor visitor,
    TimeProvider clock
)
{
    /// <param name="Said">What has just been done, to be confirmed: <c>published</c>, <c>saved</c>…</param>
    /// <param name="Extra">The fields that editors added, in words.</param>
    /// <param name="ShowsText">False when the trash hides it.</param>
    public sealed record Model(
        Process Process,
        ReadContribution.Result Read,
        string Title,
        string? Commune,
        IReadOnlyList<(string Label, string Value)> Extra,
        bool ShowsText,
        bool IsMine,
        DateTimeOffset Now,
        string? Said
    )
    {
        public bool IsListed => Read.Contribution.IsListed;
        public bool CanEdit => IsMine && Process.IsOpenAt(Now);
        public bool CanSupport => Process.IsDebateOpenAt(Now);

        /// <summary>Nobody is asked what they think of their own text.</summary>
        public bool AsksOpinion => CanSupport && IsListed && !IsMine;
        public bool CanArgue => Process.IsOpenAt(Now) && Read.Contribution.ParentId is null && Process.Children.Count > 0;
    }

    static readonly string[] Sayings = ["published", "saved", "supported", "withdrawn", "reported"];

    internal static async Task<IResult> Show(Guid id, string? said, ContributionPage page, HttpContext http) =>
        await page.Run(id, said, http.RequestAborted) is { } model
            ? new View("/Contributions/Pages/Contribution.cshtml", model, model.Read.Contribution.Withdrawal is null ? 200 : 410)
            : Results.NotFound();

    async Task<Model?> Run(Guid id, string? said, CancellationToken stop)
    {
        var reader = await visitor.PersonId();
        if (await read.Run(id, reader, stop) is not { } found)
            return null;
        var contribution = found.Contribution;
        if (processes.Find(contribution.ProcessId, CultureInfo.CurrentUICulture.Name) is not { } process)
            return null;
        var hidden = contribution.Withdrawal is not null || found.TrashHidesText;
        return new Model(
            process,
            found,
            hidden ? types.Name(contribution.Type, contribution.Side) : TitleOf(contribution),
            communes.Find(contribution.Commune)?.Name,
            Extra(contribution),
            !hidden,
            contribution.AuthorId == reader,
            clock.GetUtcNow(),
            Sayings.Contains(said, StringComparer.Ordinal) ? said : null
        );
    }

    string TitleOf(Contribution contribution) =>
        contribution.Title.Length > 0 ? contribution.Title : FirstWords.Of(contribution.Body, 90);

    List<(string, string)> Extra(Contribution contribution)
    {
        if (contribution.Values is null)
            return [];
        var form = forms.Find(contribution.Type);
        using var values = JsonDocument.Parse(contribution.Values);
        return values
            .RootElement.EnumerateObject()
            .Select(value =>
            {
                var field = form?.Field(value.Name);
                return (field is null || form is null ? value.Name : types.Label(form, field), InWords(value.Value));
            })
            .ToList();
    }

    static string InWords(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array
            ? string.Join(", ", value.EnumerateArray().Select(item => item.ToString()))
            : value.ToString();
}
