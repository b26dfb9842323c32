using System.Globalization;
using Microsoft.AspNetCore.Http;
using Participation.Pages;
using Participation.Processes;

namespace Participation.Moderation;

/// <summary>The public trash (M3): <c>GET /trash?process=slug&amp;page=</c>.</summary>
public sealed class TrashPage(ListTrash list, ProcessCatalog processes)
{
    public sealed record Model(ListTrash.Page Page, IReadOnlyList<Process> Processes, Process? Process);

    internal static Task<IResult> Show(string? process, int? page, TrashPage it, CancellationToken stop) =>
        it.Read(process, page ?? 1, stop);

    async Task<IResult> Read(string? slug, int page, CancellationToken stop)
    {
        var culture = CultureInfo.CurrentUICulture.Name;
        var process = slug is { Length: > 0 } ? processes.Find(slug, culture) : null;
        if (process is null && slug is { Length: > 0 })
            return Results.NotFound();
        var trash = await list.Run(process?.Id, page, stop);
        return new View("/Moderation/TrashPage.cshtml", new Model(trash, processes.All(culture), process));
    }
}
