using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Testing;
using Xunit;

namespace Site.Tests.Commands;

/// <summary>The program as an operator calls it: another process, with a data folder of its own.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task A_word_that_is_no_command_starts_no_site_and_lists_the_commands()
    {
        using var data = new TemporaryFolder();
        var (code, said) = await Site(data["new"], "improt");
        Assert.Equal(1, code);
        Assert.Contains("create-admin", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(data["new"]));
    }

    [Fact]
    public async Task A_backup_is_restored_into_another_folder_and_a_cut_one_leaves_nothing()
    {
        using var data = new TemporaryFolder();
        Assert.Equal(0, (await Site(data["first"], "create-admin", "me@example.org")).Code);
        var (done, report) = await Site(data["first"], "backup", data["all"]);
        Assert.Equal(0, done);
        Assert.DoesNotContain("StartCms", report, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(data["cut"], (await File.ReadAllBytesAsync(data["all"], Stop))[..^1000], Stop);

        Assert.Equal(1, (await Site(data["second"], "restore", data["cut"])).Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(data["second"]));

        Assert.Equal(0, (await Site(data["second"], "restore", data["all"])).Code);
        var (again, said) = await Site(data["second"], "create-admin", "me@example.org");
        Assert.Equal(1, again);
        Assert.Contains("me@example.org", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_address_is_said_in_one_line()
    {
        using var data = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://{other.LocalEndpoint}";
        var (code, said) = await Site(data["new"], "--urls", address);
        Assert.Equal(1, code);
        Assert.Contains(address, said.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("crit:", said, StringComparison.Ordinal);
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static async Task<(int Code, string Said)> Site(string data, params string[] words)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Site.dll");
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [program, .. words])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["Site__Data"] = data, ["ASPNETCORE_ENVIRONMENT"] = "Production" },
            }
        )!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, await output + await errors);
    }
}
