using Microsoft.AspNetCore.Http;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>An agent saves the table of mail providers. Former ones are kept; who has signed already keeps their mailbox.</summary>
public sealed class SaveMailProviders(ParticipationDb db, ReadMailProviders providers, TimeProvider clock)
{
    public const int Longest = 200_000;

    /// <param name="WrongLine">Number of the first line that cannot be read; null when it was saved.</param>
    public sealed record Result(bool IsSaved, int? WrongLine);

    public async Task<Result> Run(Agent? agent, string? text, CancellationToken stop)
    {
        if (agent is null || text is not { Length: > 0 and <= Longest })
            return new(false, null);
        if (MailProviders.Read(text).WrongLine is { } wrong)
            return new(false, wrong);
        var now = clock.GetUtcNow();
        db.MailProviderTables.Add(
            new MailProviderTable
            {
                Id = Guid.CreateVersion7(now),
                Text = text.ReplaceLineEndings("\n"),
                AgentId = agent.Id,
                AgentName = agent.Name,
                At = now,
            }
        );
        await db.SaveChangesAsync(stop);
        providers.Forget();
        return new(true, null);
    }
}

/// <summary>The table as text, a line a provider: <c>/petitions/desk/providers</c>.</summary>
static class ProvidersPage
{
    public sealed record Model(string Text, string? By, DateTimeOffset? At, int? WrongLine);

    public static async Task<IResult> Show(ReadMailProviders providers, CancellationToken stop)
    {
        var (text, by, at) = await providers.Latest(stop);
        return new View("/Petitions/Pages/Providers.cshtml", new Model(text, by, at, null));
    }

    public static async Task<IResult> Send(SaveMailProviders save, ReadMailProviders providers, Agents agents, HttpContext http)
    {
        var text = (await http.Request.ReadFormAsync(http.RequestAborted))["text"].ToString();
        var result = await save.Run(agents.Current, text, http.RequestAborted);
        if (result.IsSaved)
            return Results.LocalRedirect("~/petitions/desk/providers");
        var (_, by, at) = await providers.Latest(http.RequestAborted);
        return new View(
            "/Petitions/Pages/Providers.cshtml",
            new Model(text, by, at, result.WrongLine),
            StatusCodes.Status422UnprocessableEntity
        );
    }
}
