using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace Participation.Questionnaires;

/// <summary>From the blocks that editors arranged to the form that the rest of the room knows.</summary>
sealed class ReadForm(IPublishedUrlProvider urls, IPublishedValueFallback fallback)
{
    const string French = "fr-FR";
    const string English = "en-US";
    const string StatementType = "questionnaireStatement";

    public QuestionnaireForm Run(IPublishedElement document) => new([.. Blocks(document, "pages").Select(Page)]);

    /// <summary>A word of a drop-down, which holds one or a list of one, as a value of an enum; null when it is none.</summary>
    public static T? Word<T>(IPublishedElement owner, string alias, IPublishedValueFallback fallback)
        where T : struct, Enum
    {
        var word = owner.Value(fallback, alias) switch
        {
            string one => one,
            IEnumerable<string> words => words.FirstOrDefault(),
            _ => null,
        };
        return Enum.TryParse<T>(word, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
    }

    QuestionPage Page(IPublishedElement block) =>
        new(
            Plain(block, "code") ?? "",
            Both(block, "title") ?? Translated.Nothing,
            Both(block, "description"),
            [.. Blocks(block, "content").Select(Item)]
        )
        {
            ShownIf = Rule(block),
        };

    PageItem Item(IPublishedElement block) => block.ContentType.Alias == StatementType ? Statement(block) : Question(block);

    Statement Statement(IPublishedElement block)
    {
        var image = block.Value(fallback, "image") switch
        {
            IPublishedContent one => one,
            IEnumerable<IPublishedContent> several => several.FirstOrDefault(),
            _ => null,
        };
        return new(
            new Translated(Html(block, French), Html(block, English)),
            image is null ? null : urls.GetMediaUrl(image, UrlMode.Relative),
            image is null ? null : new Translated(Plain(image, "altFr"), Plain(image, "altEn"))
        )
        {
            ShownIf = Rule(block),
        };
    }

    Question Question(IPublishedElement block) =>
        new(
            Plain(block, "code") ?? "",
            Word<QuestionKind>(block, "kind", fallback) ?? QuestionKind.ShortText,
            Both(block, "title") ?? Translated.Nothing
        )
        {
            Help = Both(block, "help"),
            Options = Options(block, "options"),
            Rows = Options(block, "rows"),
            Shuffled = Flag(block, "shuffled"),
            Required = Flag(block, "required"),
            Minimum = Plain(block, "minimum"),
            Maximum = Plain(block, "maximum"),
            Pattern = Plain(block, "pattern"),
            PatternMessage = Both(block, "patternMessage"),
            LowLabel = Both(block, "lowLabel"),
            HighLabel = Both(block, "highLabel"),
            ShownIf = Rule(block),
        };

    IReadOnlyList<Option> Options(IPublishedElement block, string alias) =>
        [
            .. Blocks(block, alias)
                .Select(option => new Option(
                    Plain(option, "code") ?? "",
                    Both(option, "label") ?? Translated.Nothing,
                    Flag(option, "exclusive"),
                    Flag(option, "other")
                )),
        ];

    Rule? Rule(IPublishedElement block)
    {
        var conditions = Blocks(block, "conditions")
            .Select(one => new Condition(
                Plain(one, "question") ?? "",
                Word<Comparison>(one, "comparison", fallback) ?? Comparison.Answered,
                Plain(one, "value") ?? ""
            ))
            .ToList();
        var any = block.Value(fallback, "join") switch
        {
            string word => word,
            IEnumerable<string> words => words.FirstOrDefault(),
            _ => null,
        };
        return conditions.Count == 0 ? null : new Rule(any == "any", conditions);
    }

    IEnumerable<IPublishedElement> Blocks(IPublishedElement owner, string alias) =>
        (owner.Value<BlockListModel>(fallback, alias, French) ?? BlockListModel.Empty).Select(block => block.Content);

    Translated? Both(IPublishedElement owner, string alias) =>
        new Translated(In(owner, alias, French), In(owner, alias, English)) is { IsEmpty: false } words ? words : null;

    string? In(IPublishedElement owner, string alias, string culture) =>
        owner.Value<string>(fallback, alias, culture) is { Length: > 0 } text ? text : null;

    string? Html(IPublishedElement owner, string culture) =>
        owner.Value<IHtmlEncodedString>(fallback, "text", culture)?.ToHtmlString() is { Length: > 0 } html ? html : null;

    string? Plain(IPublishedElement owner, string alias) =>
        owner.Value<string>(fallback, alias)?.Trim() is { Length: > 0 } text ? text : null;

    bool Flag(IPublishedElement owner, string alias) => owner.Value(fallback, alias, defaultValue: (object)false) is true;
}
