using Foundation.Storage;

namespace Participation;

/// <summary>What the host decides. Bound from the section <c>Participation</c>, then completed by the host's code.</summary>
public sealed class ParticipationOptions
{
    /// <summary>The host's layout, an absolute view path.</summary>
    public string Layout { get; set; } = "/Layout/Layout.cshtml";

    /// <summary>The folder of attachments, index and letters; absolute.</summary>
    public string DataFolder { get; set; } = Path.Combine(AppContext.BaseDirectory, "App_Data");

    /// <summary>A PostgreSQL connection string; null for <c>participation.db</c> in the data folder.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// Scheme and authority that letters and tokens name, without a trailing slash. The request's Host header is never
    /// trusted for this.
    /// </summary>
    public Func<string> PublicUrl { get; set; } = () => "http://localhost";

    /// <summary>Where an author contests a decision of moderation; shown in letters and in "my participation".</summary>
    public string AppealAddress { get; set; } = "recours@participation.example";

    /// <summary>Where agents are told that a petition waits for them, or that signatures do not add up.</summary>
    public string PetitionsAddress { get; set; } = "petitions@participation.example";

    /// <summary>The groups of the CMS whose members may act as agents.</summary>
    public string[] AgentGroups { get; set; } = ["admin", "participationAgent"];

    /// <summary>
    /// Street tiles that this site serves itself, as <c>/tiles/{z}/{x}/{y}.png</c>, drawn under the map where a point is
    /// picked; null for the shapes of the communes alone. Only a path of our own origin is accepted.
    /// </summary>
    public string? Tiles { get; set; }

    public DatabaseChoice Database =>
        ConnectionString is { Length: > 0 } server
            ? DatabaseChoice.Postgres(server, "participation")
            : DatabaseChoice.SqliteFile(Path.Combine(DataFolder, "participation.db"), "participation");
}
