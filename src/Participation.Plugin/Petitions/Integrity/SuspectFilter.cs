using System.Globalization;
using Microsoft.AspNetCore.Http;
using Participation.Processes;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>What signatures an agent looks at: those of one network, domain, beginning of names, or stretch of time. All that is said must hold.</summary>
/// <param name="Network">Keyed hash, as the desk shows it.</param>
/// <param name="Neighbourhood">The same of what is around it.</param>
/// <param name="Domain">What follows the @.</param>
/// <param name="NamePrefix">A beginning of names, compared without case and accents.</param>
/// <param name="From">Confirmed from this instant on.</param>
/// <param name="Until">Confirmed before this instant.</param>
public sealed record SuspectFilter(
    string? Network,
    string? Neighbourhood,
    string? Domain,
    string? NamePrefix,
    DateTimeOffset? From,
    DateTimeOffset? Until
)
{
    /// <summary>Nothing is said: that would be every signature.</summary>
    public bool IsEmpty => this == new SuspectFilter(null, null, null, null, null, null);

    bool IsAboutPeople => Network is not null || Neighbourhood is not null || Domain is not null || NamePrefix is not null;

    /// <summary>From a form or an address: hours as <c>2026-11-23T14:00</c>, in Paris.</summary>
    public static SuspectFilter Read(Func<string, string?> field) =>
        new(
            Word(field("network")),
            Word(field("neighbourhood")),
            Word(field("domain"))?.ToLowerInvariant(),
            Word(SigningForm.KeyOf(field("name") ?? "")),
            Instant(field("from")),
            Instant(field("until"))
        );

    public IEnumerable<(string Name, string Value)> Fields()
    {
        if (Network is not null)
            yield return ("network", Network);
        if (Neighbourhood is not null)
            yield return ("neighbourhood", Neighbourhood);
        if (Domain is not null)
            yield return ("domain", Domain);
        if (NamePrefix is not null)
            yield return ("name", NamePrefix);
        if (From is { } from)
            yield return ("from", Write(from));
        if (Until is { } until)
            yield return ("until", Write(until));
    }

    public string ToQuery() =>
        QueryString.Create(Fields().Select(field => KeyValuePair.Create(field.Name, (string?)field.Value))).Value ?? "";

    /// <summary>Those that count now. Starts from the people, whose criteria are indexed: the size of the petition does not matter.</summary>
    public IQueryable<Signature> In(ParticipationDb db, Guid petition)
    {
        var signatures = db.Signatures.Where(row => row.PetitionId == petition && row.InvalidationId == null);
        if (From is { } from)
            signatures = signatures.Where(row => row.At >= from);
        if (Until is { } until)
            signatures = signatures.Where(row => row.At < until);
        if (!IsAboutPeople)
            return signatures;
        var people = db.Signatories.Where(row => row.PetitionId == petition && row.Place != null);
        if (Network is not null)
            people = people.Where(row => row.Network == Network);
        if (Neighbourhood is not null)
            people = people.Where(row => row.Neighbourhood == Neighbourhood);
        if (Domain is not null)
            people = people.Where(row => row.Domain == Domain);
        if (NamePrefix is { } prefix)
        {
            // A range rather than LIKE: the index serves it on both databases.
            var after = prefix[..^1] + (char)(prefix[^1] + 1);
            people = people.Where(row => string.Compare(row.NameKey, prefix) >= 0 && string.Compare(row.NameKey, after) < 0);
        }
        return people.Join(signatures, person => person.Id, signature => signature.Id, (_, signature) => signature);
    }

    static string? Word(string? typed) => typed?.Trim() is { Length: > 0 and <= 254 } word ? word : null;

    static DateTimeOffset? Instant(string? typed) =>
        DateTime.TryParseExact(typed, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)
            ? ParisTime.Instant(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall))
            : null;

    static string Write(DateTimeOffset instant) =>
        ParisTime.Wall(instant).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
