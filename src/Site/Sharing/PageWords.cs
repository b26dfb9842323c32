using Foundation.Imaging;
using Microsoft.Extensions.Localization;
using Site.Pages;
using Site.Words;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Site.Sharing;

/// <summary>What is said of a page outside it, in the reader's language.</summary>
public sealed class PageWords(ContentReader read, IStringLocalizer<SharingWords> words, IStringLocalizer<SiteWords> site)
{
    public ShareCard.Words Of(IPublishedContent page) =>
        IsHome(page)
            ? new("", SiteName, read.Home is { } home ? read.Text(home, "siteTagline") : "")
            : new(Label(page), read.Name(page), SiteName);

    public string SiteName =>
        read.Home is { } home && read.Text(home, "siteName") is { Length: > 0 } name ? name : site["SiteName"];

    /// <summary>The summary that editors wrote for elsewhere, else the page's own.</summary>
    public string Description(IPublishedContent page) =>
        new[] { "description", "summary", "intro", "definition" }
            .Select(alias => page.GetProperty(alias) is null ? "" : read.Text(page, alias))
            .FirstOrDefault(text => text.Length > 0)
        ?? "";

    public bool IsHome(IPublishedContent page) => page.Key == read.Home?.Key;

    string Label(IPublishedContent page) =>
        words[$"Type.{page.ContentType.Alias}"] is { ResourceNotFound: false } known ? known.Value : "";
}

/// <summary>The type that the words about pages are filed under.</summary>
public sealed class SharingWords;
