using System.Security.Cryptography;
using System.Text;
using Foundation.Imaging;
using Site.Pages;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;

namespace Site.Sharing;

/// <summary>
/// The cards of published pages, drawn when first asked for and kept under a hash of their words. Only what is published has one, and
/// the oldest go when there are many: nobody fills the disk.
/// </summary>
public sealed class ShareCards(
    IPublishedContentCache contents,
    PageWords words,
    ContentReader read,
    IWebHostEnvironment host,
    IConfiguration settings
)
{
    const int MostKept = 5_000;

    readonly SemaphoreSlim _turn = new(1);
    readonly string _folder = Path.Combine(SiteFolders.Data(settings), "share");

    /// <summary>The file of the font, where the web root has it.</summary>
    readonly Lazy<ShareCard?> _card = new(() =>
        host.WebRootFileProvider.GetFileInfo("fonts/bricolage.ttf").PhysicalPath is { } font ? new(font) : null
    );

    /// <summary>The address of a page's card, from the root, language included; another for other words.</summary>
    public string Of(IPublishedContent page) =>
        $"{(read.Culture.StartsWith("en", StringComparison.Ordinal) ? "/en" : "")}/share/{page.Key:N}.jpg?v={Hash(words.Of(page))[..8]}";

    internal static Task<IResult> Http(string key, ShareCards cards, HttpContext http) => cards.Answer(key, http);

    async Task<IResult> Answer(string key, HttpContext http)
    {
        if (!Guid.TryParseExact(key, "N", out var id) || contents.GetById(id) is not { } page || read.Url(page) is null)
            return Results.NotFound();
        if (await File(words.Of(page), http.RequestAborted) is not { } file)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=86400";
        return Results.File(file, "image/jpeg");
    }

    async Task<string?> File(ShareCard.Words said, CancellationToken stop)
    {
        var path = Path.Combine(_folder, Hash(said) + ".jpg");
        if (System.IO.File.Exists(path) || _card.Value is not { } card)
            return System.IO.File.Exists(path) ? path : null;
        await _turn.WaitAsync(stop);
        try
        {
            if (System.IO.File.Exists(path))
                return path;
            Directory.CreateDirectory(_folder);
            Forget();
            var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
            await System.IO.File.WriteAllBytesAsync(unfinished, await Task.Run(() => card.Draw(said), stop), stop);
            System.IO.File.Move(unfinished, path, overwrite: true);
            return path;
        }
        finally
        {
            _turn.Release();
        }
    }

    void Forget()
    {
        var kept = new DirectoryInfo(_folder).GetFiles();
        if (kept.Length >= MostKept)
            foreach (var old in kept.OrderBy(file => file.LastWriteTimeUtc).Take(kept.Length - MostKept + MostKept / 10))
                old.Delete();
    }

    static string Hash(ShareCard.Words said) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{ShareCard.Version}\n{said.Label}\n{said.Title}\n{said.Site}"))
        )[..40];
}
