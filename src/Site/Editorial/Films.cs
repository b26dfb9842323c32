using System.Globalization;
using Microsoft.Extensions.Localization;
using Site.Pages;
using Site.Words;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Site.Editorial;

/// <summary>A page of type <c>video</c> as the templates show it.</summary>
/// <param name="Url">Path of its page.</param>
/// <param name="File">Path of the file kept here; null when the video is kept elsewhere.</param>
/// <param name="Captions">Path of the WebVTT file.</param>
/// <param name="Poster">Path of the picture before it plays, 16:9.</param>
/// <param name="Length">How long it lasts, in words.</param>
/// <param name="Transcript">HTML.</param>
public sealed record Film(
    Guid Key,
    string Name,
    string Url,
    string? File,
    string? Captions,
    string? Poster,
    string Length,
    string Transcript,
    IReadOnlyList<FilmChapter> Chapters,
    VideoEmbed? Embed
);

/// <param name="Seconds">From the start.</param>
public sealed record FilmChapter(int Seconds, string Time, string Title);

/// <summary>Reads videos.</summary>
public sealed class Films(ContentReader read, IStringLocalizer<SiteWords> words)
{
    public Film Of(IPublishedContent page) =>
        new(
            page.Key,
            read.Name(page),
            read.Url(page) ?? "",
            Path(page, "file"),
            Path(page, "captions"),
            read.PickedOne(page, "poster") is { } poster ? read.ImageUrl(poster, 1280, 720) : null,
            Length(page),
            read.Html(page, "transcript")?.ToHtmlString() ?? "",
            [.. read.Words(page, "chapters").Select(Chapter).OfType<FilmChapter>()],
            VideoEmbed.Of(read.Choice(page, "provider"), read.Text(page, "embedUrl"))
        );

    /// <summary>"38 s", "3 min 12".</summary>
    public string Length(IPublishedContent page)
    {
        var (minutes, seconds) = Math.DivRem(read.Value<int>(page, "duration"), 60);
        return minutes == 0 ? words["Seconds", seconds] : words["MinutesSeconds", minutes, seconds];
    }

    string? Path(IPublishedContent page, string alias) => read.PickedOne(page, alias) is { } file ? read.MediaUrl(file) : null;

    /// <summary>"1:05 The title"; null for a line without a time.</summary>
    static FilmChapter? Chapter(string line) =>
        line.Split(' ', 2) is [var time, var title]
        && TimeSpan.TryParseExact(time, @"m\:ss", CultureInfo.InvariantCulture, out var at)
            ? new((int)at.TotalSeconds, time, title)
            : null;
}
