using Microsoft.Extensions.Localization;
using Participation.Contributions;
using Site.Editorial;
using Site.Words;

namespace Site.Finder;

/// <summary>
/// Reads a contribution sentence by sentence as the finder reads a question. It speaks up only when it is rather sure: a whole
/// keyword of another level, said more than in passing, and nothing as strong for the level that runs the process.
/// </summary>
public sealed class OtherAuthorities(FindCompetence find, IStringLocalizer<SiteWords> words, IConfiguration settings)
    : IFindCompetence
{
    /// <summary>What the title is about, the text is about.</summary>
    const double InTitle = 1.5;

    /// <summary>The other level's words must weigh that many times those of the level itself.</summary>
    const double Surely = 1.5;
    const int MostSentences = 60;

    static readonly char[] Ends = ['.', '!', '?', ';', '\n', '…'];

    /// <summary>One of <see cref="Jurisdictions.Levels"/>: the setting <c>Site:Level</c>, who runs the processes of this site.</summary>
    string Own => settings["Site:Level"] ?? "metropolis";

    public OtherAuthority? Other(Guid processId, string title, string body)
    {
        var levels = Sentences(title, body)
            .SelectMany(Read)
            .GroupBy(said => said.Match.Jurisdiction.Level)
            .Select(level => new Weighed(level.Key, [.. level]))
            .ToList();
        var own = levels.Find(level => level.Level == Own)?.Weight ?? 0;
        var other = levels.Where(level => level.Level != Own && level.IsMeant).MaxBy(level => level.Weight);
        return other is null || other.Weight < Surely * own ? null : Of(other.Best.Match);
    }

    OtherAuthority Of(CompetenceMatch match) => new(words[$"Level.{match.Jurisdiction.Level}"], match.Competence.Name, match.Url);

    static IEnumerable<(string Text, double Worth)> Sentences(string title, string body) =>
        body.Split(Ends, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Take(MostSentences)
            .Select(sentence => (sentence, 1.0))
            .Prepend((title, InTitle));

    IEnumerable<Said> Read((string Text, double Worth) sentence) =>
        find
            .Index.Find(sentence.Text)
            .Where(match => match is { Whole: true, Near: false })
            .Select(match => new Said(match, match.Score * sentence.Worth, sentence.Worth > 1));

    sealed record Said(CompetenceMatch Match, double Weight, bool InTitle);

    sealed record Weighed(string Level, IReadOnlyList<Said> All)
    {
        public Said Best { get; } = All.MaxBy(said => said.Weight)!; // a group has one

        /// <summary>What is said again counts a little more, not twice.</summary>
        public double Weight { get; } =
            All.Max(said => said.Weight) + 0.2 * (All.Sum(said => said.Weight) - All.Max(said => said.Weight));

        /// <summary>One word in one sentence is said in passing.</summary>
        public bool IsMeant => All.Any(said => said.InTitle || said.Match.Words > 1) || All.Count > 1;
    }
}
