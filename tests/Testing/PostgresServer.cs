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
    readonly string _folder;

    PostgresServer(int port, string folder) => (_port, _folder) = (port, folder);

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
        await AsServer($"{bin}/initdb", "-D", data, "-U", User, "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        var port = FreePort();
        var options = $"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c fsync=off -c max_connections=200";
        await AsServer($"{bin}/pg_ctl", "-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o", options, "start");
        var server = new PostgresServer(port, folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Stop(bin, data);
        return server;
    }

    void Stop(string bin, string data)
    {
        AsServer($"{bin}/pg_ctl", "-D", data, "-m", "immediate", "stop").Wait(TimeSpan.FromSeconds(10));
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A straggler still writes; the folder is temporary all the same.
        }
    }

    static string? Bin()
    {
        var debian = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var folders = debian.Select(version => Path.Combine(version, "bin")).OrderDescending(StringComparer.Ordinal);
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        return folders.Concat(path).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    static Task AsServer(params string[] command) =>
        Environment.IsPrivilegedProcess ? Run("runuser", ["-u", "pguser", "--", .. command]) : Run(command[0], command[1..]);

    static async Task Run(string program, params string[] arguments)
    {
        // pg_ctl's child keeps the pipes open: nothing is redirected, or the wait would never end.
        using var process = Process.Start(
            new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments])
        )!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
