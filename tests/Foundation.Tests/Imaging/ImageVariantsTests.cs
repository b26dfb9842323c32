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
    [InlineData("width=300", 320, 160)]
    [InlineData("height=80", 160, 80)]
    [InlineData("width=320&height=320", 320, 320)]
    [InlineData("width=320&height=320&rmode=max", 320, 160)]
    [InlineData("width=320&height=320&rmode=stretch", 320, 320)]
    [InlineData("width=160&height=40", 160, 40)]
    [InlineData("width=2400", 800, 400)]
    [InlineData("width=99999999999", 800, 400)]
    [InlineData("width=1600&height=1600", 400, 400)]
    [InlineData("format=jpg", 800, 400)]
    public async Task A_picture_comes_in_the_size_asked_and_is_never_enlarged(string commands, int width, int height)
    {
        using var made = Image.NewFromFile(await Get(commands) ?? "");

        Assert.Equal((width, height), (made.Width, made.Height));
    }

    [Theory]
    [InlineData("0,0.5", true, true)]
    [InlineData("1,0.5", false, false)]
    [InlineData("0.5,0.5", true, false)]
    [InlineData("nonsense", true, false)]
    public async Task What_is_cut_leaves_the_focal_point(string focus, bool leftIsRed, bool rightIsRed)
    {
        using var made = Image.NewFromFile(await Get($"width=160&height=160&rxy={focus}&format=png") ?? "");

        Assert.Equal(leftIsRed, Pictures.IsRed(made, 5, 80));
        Assert.Equal(rightIsRed, Pictures.IsRed(made, 154, 80));
    }

    [Fact]
    public async Task A_size_is_made_once_and_again_when_the_source_changes()
    {
        var first = await Get("width=320");
        Assert.Equal(first, await Get("width=319"));

        var changed = await Get("width=320", width: 600);

        Assert.NotEqual(first, changed);
    }

    [Fact]
    public async Task Words_that_make_no_sense_are_as_if_not_said()
    {
        Assert.Null(ImageCommands.Read(_ => null));
        Assert.Null(ImageCommands.Read(name => name == "width" ? "-1; rm" : null));
        Assert.Null(
            await new ImageVariants(_folder.Path, new()).Get(
                Path.Combine(_folder.Path, "absent.jpg"),
                new(80, null),
                TestContext.Current.CancellationToken
            )
        );
    }

    async Task<string?> Get(string commands, int width = 800)
    {
        var source = Path.Combine(_folder.Path, "source.jpg");
        await File.WriteAllBytesAsync(source, Pictures.Jpeg(width, width / 2), TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(source, DateTime.UnixEpoch.AddDays(width));
        var said = commands.Split('&').Select(command => command.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        var read = ImageCommands.Read(name => said.GetValueOrDefault(name));
        return await new ImageVariants(Path.Combine(_folder.Path, "cache"), new()).Get(
            source,
            read!,
            TestContext.Current.CancellationToken
        );
    }

    public void Dispose() => _folder.Dispose();
}
