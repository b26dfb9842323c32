using Participation.Contributions;

namespace Participation.Processes;

/// <summary>A process in the API's list, at one instant.</summary>
/// <param name="Slug">Names the process in the API; the same in every language.</param>
/// <param name="Url">Absolute address of its page, in the reader's language.</param>
/// <param name="Phase">The phase under way; null before, between and after.</param>
/// <param name="IsOpen">Whether contributions can be written now.</param>
/// <param name="IsDebateOpen">Whether one can comment and give an opinion now.</param>
public sealed record ProcessSummary(
    Guid Id,
    string Slug,
    string Title,
    string Summary,
    string Url,
    PhaseView? Phase,
    bool IsOpen,
    bool IsDebateOpen
)
{
    public static ProcessSummary Of(Process process, DateTimeOffset now, string publicUrl) =>
        new(
            process.Id,
            process.Slug,
            process.Title,
            process.Summary,
            publicUrl + process.Url,
            process.PhaseAt(now) is { } phase ? PhaseView.Of(phase, now) : null,
            process.IsOpenAt(now),
            process.IsDebateOpenAt(now)
        );
}

/// <param name="Opens">From this instant on; null for always.</param>
/// <param name="Closes">Until just before this instant; null for never.</param>
public sealed record PhaseView(
    string Name,
    PhaseKind Kind,
    PhaseState State,
    DateTimeOffset? Opens,
    DateTimeOffset? Closes,
    string? Description
)
{
    public static PhaseView Of(Phase phase, DateTimeOffset now) =>
        new(
            phase.Name,
            phase.Kind,
            phase.IsOverAt(now) ? PhaseState.Over
                : phase.Holds(now) ? PhaseState.Now
                : PhaseState.Coming,
            phase.Opens,
            phase.Closes,
            phase.Description
        );
}

public enum PhaseState
{
    Coming,
    Now,
    Over,
}

/// <summary>Everything about one process that a program needs to show it and to write in it.</summary>
/// <param name="Themes">What <c>theme</c> takes.</param>
public sealed record ProcessDetails(
    ProcessSummary Process,
    IReadOnlyList<PhaseView> Phases,
    IReadOnlyList<SectionView> Sections,
    IReadOnlyList<string> Themes,
    IReadOnlyList<FormView> Forms,
    bool AllowsComments,
    bool AsksPlace
);

/// <param name="Identifier">What <c>section</c> takes.</param>
/// <param name="Text">HTML of the editors.</param>
public sealed record SectionView(string Identifier, string Title, string? Text);

/// <param name="Type">What <c>type</c> takes.</param>
/// <param name="NeedsParent">It answers to a contribution, named by <c>parent</c>.</param>
public sealed record FormView(string Type, string Name, bool NeedsParent, IReadOnlyList<FieldView> Fields)
{
    public static FormView Of(FormType form, bool needsParent, TypeWords words) =>
        new(
            form.Alias,
            words.Name(form.Alias),
            needsParent,
            [
                .. form.Fields.Select(field => new FieldView(
                    field.Alias,
                    words.Label(form, field),
                    words.Help(form, field),
                    field.Control,
                    field.IsMandatory,
                    field.MaxLength,
                    field.Minimum,
                    field.Maximum,
                    field.Pattern,
                    field.Items
                )),
            ]
        );
}

/// <param name="Name">Its key in <c>fields</c>.</param>
/// <param name="MaxLength">Characters.</param>
/// <param name="Choices">What the field takes when it is a choice.</param>
public sealed record FieldView(
    string Name,
    string Label,
    string? Help,
    FieldControl Control,
    bool Required,
    int? MaxLength,
    decimal? Minimum,
    decimal? Maximum,
    string? Pattern,
    IReadOnlyList<string> Choices
);
