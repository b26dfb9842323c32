namespace Cms.Published.Conversion;

/// <summary>A text that editors format. What it gives is safe to show, and finished with the other texts of its document.</summary>
internal abstract class FormattedTextConverter : PropertyConverter
{
    /// <summary>Links are written in the language read, and so is what finishes the text.</summary>
    public override bool ReadsCulture => true;

    /// <summary>Safe HTML, its links resolved, before it is finished.</summary>
    public abstract string Clean(string stored, ConversionScope scope);

    protected static string Finished(string clean, ConversionScope scope) =>
        scope.Owner.Document.Texts.Of(scope.Owner.Element, scope.Shape.Alias, scope.Culture, clean);
}
