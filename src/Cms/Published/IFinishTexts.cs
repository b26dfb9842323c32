namespace Cms.Published;

/// <summary>
/// Has the last word on the formatted texts of a document before templates see them: notes, links, typography. Called when a
/// text of the document is first read in a snapshot, once for each language, never while a page is read again. What the Delivery
/// API gives is not finished: another front end has its own ways.
/// </summary>
public interface IFinishTexts
{
    /// <summary>Safe HTML in, safe HTML out, for any thread: as many texts as were given, in the same order.</summary>
    /// <param name="document">Whose texts these are.</param>
    /// <param name="texts">Every formatted text of the document in this language, those of its block lists included, in the order of its properties.</param>
    IReadOnlyList<string> Finish(PublishedNode document, Snapshot snapshot, string culture, IReadOnlyList<FormattedText> texts);
}

/// <param name="Alias">Of the property that holds it.</param>
/// <param name="Html">Safe and well formed.</param>
public readonly record struct FormattedText(string Alias, string Html);
