using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Site.Search;
using Testing;
using Xunit;

namespace Site.Tests.Search;

/// <summary>PDFs are read for their words; those made to harm who reads them harm nothing.</summary>
public sealed class PdfTextsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    PdfTexts Texts =>
        new(
            new ConfigurationBuilder().AddInMemoryCollection([new("Site:Data", _folder.Path)]).Build(),
            NullLogger<PdfTexts>.Instance
        );

    [Fact]
    public async Task Words_are_read_once_and_kept()
    {
        var shipped = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "uSync", "media"), "*.pdf", SearchOption.AllDirectories)
            .First();
        var file = new FileInfo(shipped);
        var text = await Texts.Read(file, Stop);
        Assert.True(text.Length > 100, text);
        Assert.Equal(text, Texts.Kept(file));
        var since = Stopwatch.GetTimestamp();
        Assert.Equal(text, await Texts.Read(file, Stop));
        Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromMilliseconds(100), "It was read again.");
    }

    public static TheoryData<string, string> Hostile =>
        new()
        {
            { "nothing", "" },
            { "not a PDF", "Bonjour" },
            { "cut short", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0" },
            { "pages that hold themselves", Pdf("<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000000 >>") },
            { "arrays in arrays", Pdf("<< /Type /Pages /Kids " + new string('[', 200_000) + " /Count 1 >>") },
            { "dictionaries in dictionaries", Pdf(string.Concat(Enumerable.Repeat("<< /Kids ", 100_000))) },
            { "an object that is itself", "%PDF-1.7\n1 0 obj\n1 0 R\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF" },
        };

    [Theory, MemberData(nameof(Hostile))]
    public async Task A_file_made_to_harm_its_reader_has_no_words_and_the_site_goes_on(string what, string content)
    {
        var path = Path.Combine(_folder.Path, Guid.NewGuid() + ".pdf");
        await File.WriteAllTextAsync(path, content, Encoding.Latin1, Stop);
        Assert.True(await Texts.Read(new FileInfo(path), Stop) == "", what);
    }

    [Fact]
    public async Task A_small_file_that_unpacks_to_gigabytes_is_given_up()
    {
        var path = Path.Combine(_folder.Path, "bomb.pdf");
        await File.WriteAllBytesAsync(path, Bomb(2_000), Stop);
        var since = Stopwatch.GetTimestamp();
        await Texts.Read(new FileInfo(path), Stop);
        Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(60));
    }

    public void Dispose() => _folder.Dispose();

    static string Pdf(string pages) =>
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n"
        + pages
        + "\nendobj\ntrailer << /Root 1 0 R /Size 3 >>\n%%EOF";

    /// <param name="megabytes">Of blanks in the page's content, once unpacked.</param>
    static byte[] Bomb(int megabytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var blanks = Encoding.ASCII.GetBytes(new string(' ', 1_000_000));
            for (var i = 0; i < megabytes; i++)
                zip.Write(blanks);
        }
        using var pdf = new MemoryStream();
        pdf.Write(
            Encoding.ASCII.GetBytes(
                "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
                    + "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>\nendobj\n"
                    + $"4 0 obj\n<< /Length {packed.Length} /Filter /FlateDecode >>\nstream\n"
            )
        );
        packed.WriteTo(pdf);
        pdf.Write("\nendstream\nendobj\ntrailer << /Root 1 0 R /Size 5 >>\n%%EOF"u8);
        return pdf.ToArray();
    }
}
