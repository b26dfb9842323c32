using Site.Pages;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Site.Templates;

/// <summary>A phase of a project as an editor wrote it, and where today falls.</summary>
public sealed record ProjectPhase(string Title, string Period, string Text, PhaseMoment Moment)
{
    /// <param name="block">An element <c>projectPhase</c>.</param>
    /// <param name="today">In Paris.</param>
    public static ProjectPhase Of(IPublishedElement block, ContentReader read, DateTime today)
    {
        var start = read.Value<DateTime>(block, "start");
        var end = read.Value<DateTime>(block, "end");
        var moment =
            end != default && end.Date < today.Date ? PhaseMoment.Past
            : start == default || start.Date > today.Date ? PhaseMoment.ToCome
            : PhaseMoment.Here;
        return new(read.Text(block, "title"), read.Text(block, "period"), read.Text(block, "text"), moment);
    }
}

public enum PhaseMoment
{
    Past,
    Here,
    ToCome,
}
