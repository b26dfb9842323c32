using System.Globalization;
using Microsoft.AspNetCore.Http;
using Participation.FollowUp;
using Participation.Pages;
using Participation.Processes;

namespace Participation.Moderation;

/// <summary>What waits for an agent, on one plain page: <c>GET /moderation?process=slug&amp;page=&amp;waitingPage=</c>.</summary>
public sealed class QueuePage(ListReports reports, IAnswerable contributions, ProcessCatalog processes)
{
    const int WaitingSize = 25;

    public sealed record Model(
        IReadOnlyList<Process> Processes,
        Process? Process,
        ListReports.Page Reports,
        int Page,
        Waiting Waiting,
        int WaitingPage
    )
    {
        public int ReportPages => Math.Max(1, (Reports.Total + ListReports.PageSize - 1) / ListReports.PageSize);
        public int WaitingPages => Math.Max(1, (Waiting.Total + WaitingSize - 1) / WaitingSize);

        public string Address(int page, int waitingPage) =>
            $"/moderation?process={Process?.Slug}&page={page}&waitingPage={waitingPage}";
    }

    internal static async Task<IResult> Show(
        string? process,
        int? page,
        int? waitingPage,
        QueuePage queue,
        CancellationToken stop
    ) =>
        new View(
            "/Moderation/QueuePage.cshtml",
            await queue.Read(process, Math.Clamp(page ?? 1, 1, 10_000), Math.Clamp(waitingPage ?? 1, 1, 100_000), stop)
        );

    async Task<Model> Read(string? slug, int page, int waitingPage, CancellationToken stop)
    {
        var culture = CultureInfo.CurrentUICulture.Name;
        var process = slug is { Length: > 0 } ? processes.Find(slug, culture) : null;
        var open = await reports.Run(process?.Id, page, stop);
        var waiting = await contributions.Unanswered(process?.Id, (waitingPage - 1) * WaitingSize, WaitingSize, stop);
        return new(processes.All(culture), process, open, page, waiting, waitingPage);
    }
}
