using Testing;
using Xunit;

namespace House.Tests.Files;

/// <summary>Files in uSync's format are as uSync writes them, and the plugin's own are the site's.</summary>
public sealed class SyncFileTests
{
    const string Shipped = "src/Participation.Plugin/ContentTypes";
    const string Mirror = "uSync/v17";

    [Fact]
    public void The_types_that_the_plugin_ships_are_mirrored_byte_for_byte()
    {
        var shipped = SourceFile.Below(Shipped, "*.config");
        Assert.NotEmpty(shipped);
        Rule.Holds(
            "Copy it: the plugin's types travel in the plugin and in uSync/v17.",
            shipped
                .Select(file => file.Path)
                .Where(path => !Bytes(path).AsSpan().SequenceEqual(Bytes(Mirror + path[Shipped.Length..])))
        );
    }

    [Fact]
    public void Sync_files_begin_with_a_byte_order_mark_and_end_without_a_line_break()
    {
        var files = SourceFile.Below(Mirror, "*.config").Concat(SourceFile.Below(Shipped, "*.config")).ToList();
        Assert.NotEmpty(files);
        Rule.Holds(
            "As uSync 17 writes them, so that an export changes nothing.",
            files.Select(file => file.Path).Where(path => !IsAsWritten(Bytes(path)))
        );
    }

    static bool IsAsWritten(byte[] bytes) => bytes is [0xEF, 0xBB, 0xBF, .., not (byte)'\n'];

    static byte[] Bytes(string path)
    {
        var file = Path.Combine(Repository.Root, path);
        return File.Exists(file) ? File.ReadAllBytes(file) : [];
    }
}
