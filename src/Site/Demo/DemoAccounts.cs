using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Site.Demo;

/// <summary>
/// The demonstration's accounts, in <c>demo-accounts.json</c> of the data folder: passwords are made once, by chance,
/// and only the owner of the folder can read them.
/// </summary>
public sealed class DemoAccounts(string folder)
{
    public const string Administrator = "administrator";
    public const string Editor = "editor";
    public const string Agent = "agent";
    public const string Citizen = "citizen";

    /// <summary>Neither 0 and O nor 1, l and I: people copy these from a screen.</summary>
    const string Readable = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <param name="Role">One of the words above.</param>
    public sealed record Account(string Role, string Email, string Password);

    public string File { get; } = Path.Combine(folder, "demo-accounts.json");

    /// <summary>What the file says; null when there is none.</summary>
    public async Task<IReadOnlyList<Account>?> Read(CancellationToken stop)
    {
        if (!System.IO.File.Exists(File))
            return null;
        await using var file = System.IO.File.OpenRead(File);
        return await JsonSerializer.DeserializeAsync<List<Account>>(file, Shape, stop);
    }

    /// <summary>Makes new passwords and keeps them, before any account carries one: a start killed in between goes on from here.</summary>
    public async Task<IReadOnlyList<Account>> Create(CancellationToken stop)
    {
        Account[] accounts = [New(Administrator), New(Editor), New(Agent), New(Citizen)];
        Directory.CreateDirectory(folder);
        var half = File + ".new";
        System.IO.File.Delete(half);
        await using (var file = OpenPrivate(half))
            await JsonSerializer.SerializeAsync(file, accounts, Shape, stop);
        System.IO.File.Move(half, File, overwrite: true);
        return accounts;
    }

    static FileStream OpenPrivate(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    static Account New(string role) => new(role, role + "@demo.example", Password());

    /// <summary>Four groups of five: 116 bits.</summary>
    static string Password() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Readable, 5)));
}
