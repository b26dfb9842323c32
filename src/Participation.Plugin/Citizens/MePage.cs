using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Participation.Pages;

namespace Participation.Citizens;

/// <summary>"My participation": one address for each section.</summary>
static class MePage
{
    /// <param name="Page">From 1.</param>
    /// <param name="Pages">How many there are; at least 1.</param>
    /// <param name="Appeal">Where a decision is contested.</param>
    /// <param name="TakenPart">On the first section only.</param>
    public sealed record Model(
        string Pseudonym,
        MyParticipation.Section Section,
        MyParticipation.Counts Counts,
        IReadOnlyList<MyParticipation.Item> Items,
        int Page,
        int Pages,
        string Appeal,
        IReadOnlyList<TakenPart> TakenPart
    );

    static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // A file for people: accents stay letters. It is never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Map(RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup("/me").ForCitizens();
        mine.MapGet(
            "",
            (Me me, MyParticipation list, IOptions<ParticipationOptions> options, int? page, CancellationToken stop) =>
                Show(MyParticipation.Section.Contributions, me, list, options, page, stop)
        );
        mine.MapGet("/{section:regex(^(comments|supports|reports|drafts)$)}", ShowSection);
        mine.MapGet("/export", Export);
        mine.MapPost("/drafts/{id:guid}/removal", RemoveDraft);
    }

    static Task<IResult> ShowSection(
        string section,
        Me me,
        MyParticipation list,
        IOptions<ParticipationOptions> options,
        int? page,
        CancellationToken stop
    ) => Show(Enum.Parse<MyParticipation.Section>(section, ignoreCase: true), me, list, options, page, stop);

    static async Task<IResult> Show(
        MyParticipation.Section section,
        Me me,
        MyParticipation list,
        IOptions<ParticipationOptions> options,
        int? page,
        CancellationToken stop
    )
    {
        var person = await me.Person(stop);
        var counts = await list.Count(person.Id, stop);
        var pages = Math.Max(1, (CountOf(section, counts) + MyParticipation.PageSize - 1) / MyParticipation.PageSize);
        var shown = Math.Clamp(page ?? 1, 1, pages);
        var items = await list.Run(section, person.Id, shown, stop);
        var takenPart = section is MyParticipation.Section.Contributions ? await list.TakenPart(person.Id, stop) : [];
        var model = new Model(
            person.Pseudonym ?? "",
            section,
            counts,
            items,
            shown,
            pages,
            options.Value.AppealAddress,
            takenPart
        );
        return new View("/Citizens/MePage.cshtml", model);
    }

    public static int CountOf(MyParticipation.Section section, MyParticipation.Counts counts) =>
        section switch
        {
            MyParticipation.Section.Comments => counts.Comments,
            MyParticipation.Section.Supports => counts.Supports,
            MyParticipation.Section.Reports => counts.Reports,
            MyParticipation.Section.Drafts => counts.Drafts,
            _ => counts.Contributions,
        };

    static async Task<IResult> Export(Me me, ExportMyData verb, TimeProvider clock, CancellationToken stop)
    {
        var export = await verb.Run(await me.Id(), stop);
        var name = $"participation-{clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.json";
        return Results.File(JsonSerializer.SerializeToUtf8Bytes(export, Readable), "application/json", name);
    }

    static async Task<IResult> RemoveDraft(Guid id, Me me, RemoveDraft verb, CancellationToken stop)
    {
        await verb.Run(id, await me.Id(), stop);
        return Results.LocalRedirect("~/citizens/me/drafts");
    }
}
