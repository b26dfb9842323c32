using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Moderation;

/// <summary>Anybody says that an item breaks the charter, with or without an account (M2).</summary>
public sealed class ReportItem(ParticipationDb db, IEnumerable<IModeratable> rooms, Limits limits, TimeProvider clock)
{
    public const int LongestText = 2_000;

    static readonly Limit OfNetwork = new("report-network", 60, TimeSpan.FromHours(1));
    static readonly Limit OfPerson = new("report-person", 20, TimeSpan.FromHours(1));

    /// <param name="Reason">Name of a <see cref="ModerationReason"/>, upper or lower case.</param>
    /// <param name="Text">What is wrong, in the reader's words; may be empty.</param>
    public sealed record Form(string? Reason, string? Text = null);

    public enum Outcome
    {
        Received,

        /// <summary>This person's report of this item waits already: thanked all the same, nothing is stored twice.</summary>
        AlreadyReported,
        NoSuchItem,
        NoReason,
        TextTooLong,
        TooMany,
    }

    /// <param name="RetryAt">When to come back, when it is <see cref="Outcome.TooMany"/>.</param>
    public sealed record Answer(Outcome Outcome, DateTimeOffset? RetryAt = null)
    {
        public static implicit operator Answer(Outcome outcome) => new(outcome);
    }

    /// <param name="personId">Null for a visitor without an account.</param>
    /// <param name="network">Where the request comes from, to limit floods; never stored.</param>
    public async Task<Answer> Run(Subject on, Guid? personId, string network, Form form, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var room = rooms.FirstOrDefault(it => it.Kind == on.Kind);
        var item = room is null ? null : (await room.Load([on.Id], stop)).GetValueOrDefault(on.Id);
        if (item is not { IsPublic: true })
            return Outcome.NoSuchItem;
        if (Reasons.Read(form.Reason) is not { } reason)
            return Outcome.NoReason;
        var text = TypedText.Clean(form.Text);
        if (text.Length > LongestText)
            return Outcome.TextTooLong;
        if (await Waits(on, personId, stop))
            return Outcome.AlreadyReported;
        if (Take(personId, network) is { } retryAt)
            return new(Outcome.TooMany, retryAt);

        var report = new Report
        {
            Id = Guid.CreateVersion7(now),
            SubjectKind = on.Kind,
            SubjectId = on.Id,
            ProcessId = item.ProcessId,
            ReporterId = personId,
            Reason = reason,
            Text = text,
            At = now,
        };
        db.Reports.Add(report);
        db.Announce(Report.Kind, report.Id);
        await db.SaveChangesAsync(stop);
        return Outcome.Received;
    }

    DateTimeOffset? Take(Guid? personId, string network) =>
        personId is { } person ? limits.Take(OfPerson, person.ToString()) : limits.Take(OfNetwork, network);

    async Task<bool> Waits(Subject on, Guid? personId, CancellationToken stop) =>
        personId is not null
        && await db.Reports.AnyAsync(it => it.SubjectId == on.Id && it.ReporterId == personId && it.ClosedAt == null, stop);
}
