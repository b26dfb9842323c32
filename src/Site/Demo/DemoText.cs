using System.Text.Json;
using System.Text.Json.Serialization;
using Participation.Contributions;
using Participation.FollowUp;
using Participation.Moderation;

namespace Site.Demo;

/// <summary>What the demonstration says (<c>participation.fr.json</c>, in the program): everything in it is invented.</summary>
/// <param name="Process">Key of the consultation document it belongs to.</param>
/// <param name="FirstWords">Beginnings of the pseudonyms of those who only support and vote.</param>
/// <param name="LastWords">Their endings.</param>
/// <param name="Service">Who answers officially when nothing else is said.</param>
sealed record DemoText(
    Guid Process,
    IReadOnlyList<string> FirstWords,
    IReadOnlyList<string> LastWords,
    string Service,
    IReadOnlyList<DemoText.Item> Contributions
)
{
    /// <summary>Stands for the demonstration's own citizen, whose password is in <c>demo-accounts.json</c>.</summary>
    public const string Citizen = "@citizen";

    /// <param name="Opinions">How many agree, are mixed, disagree.</param>
    /// <param name="When">Where in the period it was written, from 0 to 1; null for chance to say.</param>
    /// <param name="Link">Of a source.</param>
    /// <param name="Former">Texts before the edits, oldest first.</param>
    public sealed record Item(
        string Type,
        string Author,
        string Body,
        string Title = "",
        string? Section = null,
        string? Theme = null,
        string? Commune = null,
        string? Place = null,
        IReadOnlyList<double>? Point = null,
        IReadOnlyList<int>? Opinions = null,
        double? When = null,
        Side? Side = null,
        string? Link = null,
        bool Withdrawn = false,
        Trash? Trash = null,
        Answer? Answer = null,
        IReadOnlyList<Former>? Former = null,
        IReadOnlyList<Item>? Children = null,
        IReadOnlyList<Message>? Thread = null
    );

    public sealed record Former(string Title, string Body);

    public sealed record Trash(ModerationReason Reason, string Text);

    public sealed record Answer(FollowUpStatus Status, string Text);

    /// <param name="Author">Null for an official answer.</param>
    /// <param name="Stand">1 for, -1 against, 0 neutral.</param>
    public sealed record Message(string? Author, string Body, int Stand = 0, IReadOnlyList<Message>? Replies = null);

    static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    public static DemoText Read()
    {
        using var file = typeof(DemoText).Assembly.GetManifestResourceStream("participation.fr.json")!; // embedded by the project
        return JsonSerializer.Deserialize<DemoText>(file, Reading)
            ?? throw new InvalidDataException("The demonstration's texts are empty.");
    }
}
