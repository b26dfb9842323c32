using System.IO.Compression;
using System.Text;
using Foundation.Imaging;
using NetVips;
using Xunit;

namespace Foundation.Tests.Imaging;

public sealed class CheckUploadTests
{
    const string GoodPdf = "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

    static Task<Upload> Check(byte[] bytes, UploadLimits? limits = null) =>
        new CheckUpload(limits ?? new()).Run(bytes, TestContext.Current.CancellationToken);

    static Task<Upload> Check(string text) => Check(Encoding.Latin1.GetBytes(text));

    [Fact]
    public async Task A_photograph_loses_where_it_was_taken_and_stands_upright()
    {
        var sent = Pictures.Jpeg(400, 200, orientation: 6);
        Assert.Contains("GPSLatitude", string.Join(' ', Fields(sent)), StringComparison.Ordinal);

        var upload = await Check(sent);

        Assert.Equal(UploadOutcome.Accepted, upload.Outcome);
        Assert.Equal(("image/webp", ".webp", true, 200, 400), Shape(upload.File!));
        using var kept = Image.NewFromBuffer(upload.File!.Bytes);
        Assert.DoesNotContain(
            kept.GetFields(),
            field => field.Contains("exif", StringComparison.Ordinal) || field.Contains("xmp", StringComparison.Ordinal)
        );
        Assert.True(Pictures.IsRed(kept, 100, 20));
        Assert.False(Pictures.IsRed(kept, 100, 380));
    }

    [Theory]
    [InlineData(".png")]
    [InlineData(".webp")]
    [InlineData(".gif")]
    [InlineData(".jpg")]
    public async Task Each_kind_of_picture_is_drawn_anew(string suffix)
    {
        using var picture = Pictures.Halves(64, 32);

        var upload = await Check(picture.WriteToBuffer(suffix));

        Assert.Equal(("image/webp", ".webp", true, 64, 32), Shape(upload.File!));
        Assert.Equal(FileKind.WebP, FileKinds.Recognise(upload.File!.Bytes));
    }

    [Fact]
    public async Task What_is_hidden_behind_a_picture_is_gone()
    {
        byte[] sent = [.. Pictures.Jpeg(64, 32), .. "<script>alert(1)</script>"u8, .. Archive()];

        var upload = await Check(sent);

        Assert.Equal(UploadOutcome.Accepted, upload.Outcome);
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(upload.File!.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_picture_is_reduced() =>
        Assert.Equal(("image/webp", ".webp", true, 2560, 1280), Shape((await Check(Pictures.Jpeg(4000, 2000))).File!));

    [Fact]
    public async Task A_small_file_with_enormous_dimensions_is_refused_before_it_is_decoded()
    {
        using var enormous = Image.Black(9000, 9000);
        var sent = enormous.PngsaveBuffer(compression: 9);
        Assert.True(sent.Length < 500_000);

        Assert.Equal(UploadOutcome.TooManyPixels, (await Check(sent)).Outcome);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("<?xml version='1.0'?><svg/>")]
    [InlineData("GIF is not the beginning")]
    [InlineData("MZ")]
    [InlineData("PK\u0003\u0004")]
    [InlineData(" %PDF-1.7\n%%EOF")]
    [InlineData("<html>%PDF-1.7\n%%EOF")]
    [InlineData("P6 2 2 255 aaaaaaaaaaaa")]
    public async Task Anything_else_is_refused_whatever_its_name(string text) =>
        Assert.Equal(UploadOutcome.UnknownKind, (await Check(text)).Outcome);

    [Fact]
    public async Task A_picture_cut_short_or_only_begun_is_damaged()
    {
        var whole = Pictures.Jpeg(800, 600);

        Assert.Equal(UploadOutcome.Damaged, (await Check(whole[..(whole.Length / 2)])).Outcome);
        Assert.Equal(UploadOutcome.Damaged, (await Check([0xFF, 0xD8, 0xFF, 0xE0])).Outcome);
        Assert.Equal(UploadOutcome.Damaged, (await Check("GIF89a<script>alert(1)</script>")).Outcome);
    }

    [Fact]
    public async Task Sizes_are_limited()
    {
        Assert.Equal(UploadOutcome.Empty, (await Check([])).Outcome);
        Assert.Equal(UploadOutcome.TooLarge, (await Check(new byte[101], new() { Bytes = 100 })).Outcome);
    }

    [Fact]
    public async Task A_pdf_is_kept_as_it_is_and_only_handed_out_as_an_attachment()
    {
        var upload = await Check(GoodPdf);

        Assert.Equal(("application/pdf", ".pdf", false, 0, 0), Shape(upload.File!));
        Assert.Equal(GoodPdf, Encoding.Latin1.GetString(upload.File!.Bytes));
    }

    [Theory]
    [InlineData("%PDF-1.7\n%<script>alert(1)</script>\n%%EOF", UploadOutcome.Suspicious)]
    [InlineData("%PDF-1.7\n<HTML>\n%%EOF", UploadOutcome.Suspicious)]
    [InlineData("%PDF-1.7\n<</S/JavaScript/JS(app.alert(1))>>\n%%EOF", UploadOutcome.Suspicious)]
    [InlineData("%PDF-1.7\n<</S /Launch >>\n%%EOF", UploadOutcome.Suspicious)]
    [InlineData("%PDF-1.7\n<</JSomething 1/LaunchPad 2>>\n%%EOF", UploadOutcome.Accepted)]
    [InlineData("%PDF-1.7\nno end", UploadOutcome.Damaged)]
    public async Task A_pdf_with_something_else_in_it_is_refused(string text, UploadOutcome outcome) =>
        Assert.Equal(outcome, (await Check(text)).Outcome);

    [Fact]
    public async Task A_pdf_that_is_an_archive_too_is_refused()
    {
        Assert.Equal(UploadOutcome.Suspicious, (await Check([.. Encoding.Latin1.GetBytes(GoodPdf), .. Archive()])).Outcome);
    }

    static (string, string, bool, int, int) Shape(SafeFile file) =>
        (file.ContentType, file.Extension, file.Inline, file.Width, file.Height);

    static string[] Fields(byte[] bytes)
    {
        using var image = Image.NewFromBuffer(bytes);
        return image.GetFields();
    }

    static byte[] Archive()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
            zip.CreateEntry("a.js");
        return memory.ToArray();
    }
}
