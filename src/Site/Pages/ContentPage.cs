using Umbraco.Cms.Core.Models.PublishedContent;

namespace Site.Pages;

/// <summary>What a template of <c>/Templates</c> receives: a published document and the language it is read in.</summary>
/// <param name="Content">The document, never null.</param>
/// <param name="Culture">Its culture, for instance <c>fr-FR</c>.</param>
public sealed record ContentPage(IPublishedContent Content, string Culture);
