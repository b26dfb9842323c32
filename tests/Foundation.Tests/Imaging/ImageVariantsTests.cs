using Foundation.Imaging;
using NetVips;
using Testing;
using Xunit;

namespace Foundation.Tests.Imaging;

public sealed class ImageVariantsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("width=320", 320, 160)]
    [InlineData("height=80", 160, 80)]
    [InlineData("width=320&height=320", 320, 320)]
    [InlineData("width=320&height=320&rmode=max", 320, 160)]
    [InlineData("width=320&height=320&mode=max", 320, 160)]
    [InlineData("width=320&height=320&rmode=min", 640, 320)]
    [InlineData("width=320&height=320&rmode=pad", 320, 320)]
    [InlineData("width=320&height=320&rmode=stretch", 320, 320)]
    [InlineData("width=160&height=40", 160, 40)]
    [InlineData("width=2400", 800, 400)]
    [InlineData("width=1600&height=1600", 400, 400)]
    [InlineData("width=0&height=80", 160, 80)]
    [InlineData("format=jpg", 800, 400)]
    [InlineData("cc=0.5,0,0,0", 400, 400)]
    [InlineData("cc=0.25,0.25,0.25,0.25&width=200&height=100", 200, 100)]
    public async Task A_picture_comes_in_the_size_asked_and_is_never_enlarged(string commands, int width, int height)
    {
        using var made = Image.NewFromFile(await Get(commands) ?? "");

        Assert.Equal((width, height), (made.Width, made.Height));
    }

    [Theory]
    [InlineData("rxy=0,0.5", true, true)]
    [InlineData("rxy=1,0.5", false, false)]
    [InlineData("rxy=0.5,0.5", true, false)]
    [InlineData("ranchor=left", true, true)]
    [InlineData("ranchor=topright", false, false)]
    [InlineData("cc=0,0,0.5,0", true, true)]
    [InlineData("cc=0.5,0,0,0&rxy=0,0", false, false)]
    [InlineData("v=12", true, false)]
    public async Task What_is_cut_leaves_the_focal_point(string framing, bool leftIsRed, bool rightIsRed)
    {
        using var made = Image.NewFromFile(await Get($"width=160&height=160&{framing}&format=png") ?? "");

        Assert.Equal(leftIsRed, Pictures.IsRed(made, 5, 80));
        Assert.Equal(rightIsRed, Pictures.IsRed(made, 154, 80));
    }

    [Fact]
    public async Task What_is_padded_shows_through()
    {
        using var made = Image.NewFromFile(await Get("width=200&height=200&rmode=pad&format=png") ?? "");

        Assert.Equal(0, made.Getpoint(100, 5)[3]);
        Assert.True(Pictures.IsRed(made, 5, 100));
    }

    [Fact]
    public async Task A_size_is_made_once_however_many_ask_and_again_when_the_source_changes()
    {
        var source = await Source(800);
        using var variants = new ImageVariants(Path.Combine(_folder.Path, "cache"), new());
        var asked = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(_ => variants.Get(source, new() { Width = 320 }, TestContext.Current.CancellationToken))
        );

        var path = Assert.Single(asked.Select(variant => variant.Path).Distinct());
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));

        await Source(600);
        Assert.NotEqual(path, (await variants.Get(source, new() { Width = 320 }, TestContext.Current.CancellationToken)).Path);
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_the_picture_from_nobody()
    {
        var source = await Source(800);
        using var variants = new ImageVariants(Path.Combine(_folder.Path, "cache"), new());
        using var gone = new CancellationTokenSource();
        var first = variants.Get(source, new() { Width = 480 }, gone.Token);
        var second = variants.Get(source, new() { Width = 480 }, TestContext.Current.CancellationToken);
        await gone.CancelAsync();

        Assert.Equal(ImageVariantOutcome.Ready, (await second).Outcome);
        await Record.ExceptionAsync(() => first);
    }

    [Theory]
    [InlineData("width=-1; rm", "width")]
    [InlineData("width=99999999999", "width")]
    [InlineData("height=4001", "height")]
    [InlineData("rmode=explode", "rmode")]
    [InlineData("rxy=2,0", "rxy")]
    [InlineData("rxy=nonsense", "rxy")]
    [InlineData("cc=0.6,0,0.6,0", "cc")]
    [InlineData("cc=1,2", "cc")]
    [InlineData("format=svg", "format")]
    [InlineData("quality=0", "quality")]
    public void What_makes_no_sense_is_named(string commands, string wrong)
    {
        Assert.False(Read(commands, out _, out var named));
        Assert.Equal(wrong, named);
    }

    [Theory]
    [InlineData("width=320", true)]
    [InlineData("width=321", false)]
    [InlineData("width=640&height=360", true)]
    [InlineData("width=640&height=361", false)]
    [InlineData("width=640&height=640", true)]
    [InlineData("height=480&quality=60", true)]
    [InlineData("height=480&quality=61", false)]
    public void Only_sizes_of_the_lists_are_for_anybody(string commands, bool listed)
    {
        Assert.True(Read(commands, out var read, out _));
        Assert.Equal(listed, read!.IsListed(new HashSet<(int, int)> { (640, 360) }));
    }

    [Fact]
    public void A_signature_holds_for_one_picture_and_one_size()
    {
        var signature = new ImageSignature(() => new byte[32]);
        var said = signature.Of("/media/a.jpg", new() { Width = 321 });

        Assert.True(signature.Holds(said, "/media/a.jpg", new() { Width = 321 }));
        Assert.False(signature.Holds(said, "/media/a.jpg", new() { Width = 322 }));
        Assert.False(signature.Holds(said, "/media/b.jpg", new() { Width = 321 }));
        Assert.False(signature.Holds(null, "/media/a.jpg", new() { Width = 321 }));
        Assert.False(new ImageSignature(() => [1, .. new byte[31]]).Holds(said, "/media/a.jpg", new() { Width = 321 }));
    }

    [Fact]
    public async Task What_is_not_there_or_not_a_picture_is_not_drawn()
    {
        using var variants = new ImageVariants(_folder.Path, new());
        var text = Path.Combine(_folder.Path, "text.jpg");
        await File.WriteAllTextAsync(text, "<svg/>", TestContext.Current.CancellationToken);
        foreach (var source in (string[])[text, Path.Combine(_folder.Path, "absent.jpg")])
            Assert.Equal(
                ImageVariantOutcome.NotAPicture,
                (await variants.Get(source, new() { Width = 80 }, TestContext.Current.CancellationToken)).Outcome
            );
        Assert.True(Read("", out var nothing, out _));
        Assert.Null(nothing);
    }

    async Task<string?> Get(string commands)
    {
        Assert.True(Read(commands, out var read, out _));
        using var variants = new ImageVariants(Path.Combine(_folder.Path, "cache"), new());
        return (await variants.Get(await Source(800), read!, TestContext.Current.CancellationToken)).Path;
    }

    static bool Read(string commands, out ImageCommands? read, out string wrong)
    {
        var said = commands
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(command => command.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        return ImageCommands.TryRead(name => said.GetValueOrDefault(name), out read, out wrong);
    }

    async Task<string> Source(int width)
    {
        var source = Path.Combine(_folder.Path, "source.jpg");
        await File.WriteAllBytesAsync(source, Pictures.Jpeg(width, width / 2), TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(source, DateTime.UnixEpoch.AddDays(width));
        return source;
    }

    public void Dispose() => _folder.Dispose();
}
