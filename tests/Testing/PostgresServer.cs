using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Testing;

/// <summary>
/// A PostgreSQL of our own, started once per test process on a free port of the loopback and stopped with it. It runs
/// without fsync: tests look at behaviour, benchmarks at durability.
/// </summary>
public sealed class PostgresServer
{
    const string User = "app";

    static readonly Lazy<Task<PostgresServer>> Once = new(Start);

    /// <summary>The server of this test process; the test is skipped (failed in CI) where PostgreSQL is not installed.</summary>
    public static Task<PostgresServer> Shared
    {
        get
        {
            if (Bin() is null)
                Needs.Missing("PostgreSQL is not installed (apt-get install postgresql): its half of the test did not run.");
            return Once.Value;
        }
    }

    readonly int _port;

    PostgresServer(int port) => _port = port;

    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username={User};Database={database};Maximum Pool Size=20;Include Error Detail=true";

    static async Task<PostgresServer> Start()
    {
        var bin = Bin()!; // Shared has looked
        var folder = Directory.CreateTempSubdirectory("postgres-").FullName;
        var data = Path.Combine(folder, "data");
        if (Environment.IsPrivilegedProcess)
        {
            await Run("sh", "-c", "id pguser >/dev/null 2>&1 || useradd pguser");
            await Run("chown", "pguser", folder);
        }
        await Run(
            AsServer($"{bin}/initdb", "-D", data, "-U", User, "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        );
        var port = FreePort();
        var options = $"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c fsync=off -c max_connections=200";
        await Run(AsServer($"{bin}/pg_ctl", "-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o", options, "start"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Leave(bin, data, folder);
        return new PostgresServer(port);
    }

    /// <summary>
    /// Stops the server and removes its files from a process of its own, which nobody waits for: a few hundred databases
    /// take longer to delete than the ten seconds that xunit gives a test process to end.
    /// </summary>
    static void Leave(string bin, string data, string folder)
    {
        const string script = "setsid \"$@\" -D \"$DATA\" -m immediate stop; rm -rf \"$FOLDER\"";
        string[] stop = [.. AsServer($"{bin}/pg_ctl")];
        var shell = new ProcessStartInfo("sh", ["-c", $"({script}) >/dev/null 2>&1 &", "sh", .. stop])
        {
            Environment = { ["DATA"] = data, ["FOLDER"] = folder },
        };
        Process.Start(shell)?.Dispose();
    }

    static string? Bin()
    {
        var debian = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var folders = debian.Select(version => Path.Combine(version, "bin")).OrderDescending(StringComparer.Ordinal);
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        return folders.Concat(path).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    static string[] AsServer(params string[] command) =>
        Environment.IsPrivilegedProcess ? ["runuser", "-u", "pguser", "--", .. command] : command;

    static async Task Run(params string[] command)
    {
        // pg_ctl's child keeps the pipes open: nothing is redirected, or the wait would never end.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", .. command]))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}.");
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
