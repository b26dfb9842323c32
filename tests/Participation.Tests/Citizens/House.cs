using System.Text.RegularExpressions;
using Foundation.Imaging;
using Foundation.Mail;
using Foundation.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Participation.Citizens;
using Participation.Contributions;
using Participation.Notifications;
using Participation.Storage;
using Testing;
using Xunit;

namespace Participation.Tests.Citizens;

/// <summary>The rooms of accounts and letters over a fresh database, with a clock that tests turn and a mailbox they read.</summary>
sealed partial class House : IAsyncDisposable
{
    readonly TemporaryFolder _folder = new();
    ServiceProvider _services = null!; // set by Open

    public TurnedClock Clock { get; } = new();
    public Mailbox Mail { get; } = new();
    public CountedHashes Hashes { get; } = new();

    public static async Task<House> Open(DatabaseProvider provider)
    {
        var house = new House();
        var store = new ParticipationStore(await Databases.Fresh(provider, "participation", house._folder.Path));
        await new MigrateParticipation(store).Run(TestContext.Current.CancellationToken);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLocalization();
        services.AddHttpContextAccessor();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<TimeProvider>(house.Clock);
        services.AddSingleton(store);
        services.AddScoped(_ => store.Open());
        services.Configure<ParticipationOptions>(options =>
        {
            options.DataFolder = house._folder.Path;
            options.PublicUrl = () => "https://voix.example";
        });
        CitizensRoom.Add(services);
        NotificationsRoom.Add(services);
        services.AddScoped<Drafts>();
        services.AddScoped<Attachments>();
        services.AddSingleton(new CheckUpload(new UploadLimits { Bytes = 1_000 }));
        services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        services.Replace(ServiceDescriptor.Singleton<IMailTransport>(house.Mail));
        services.Replace(ServiceDescriptor.Singleton(new Passwords(house.Hashes)));
        house._services = services.BuildServiceProvider(validateScopes: true);
        return house;
    }

    /// <summary>What one request does: a scope of its own.</summary>
    public async Task<T> Ask<TVerb, T>(Func<TVerb, Task<T>> ask)
        where TVerb : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TVerb>());
    }

    /// <summary>Several parts of one request.</summary>
    public async Task<T> Work<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task<T> Look<T>(Func<ParticipationDb, Task<T>> look) => Ask(look);

    public T The<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Sends what waits and returns the last letter to that address.</summary>
    public async Task<Letter> LetterTo(string address)
    {
        await The<SendLetters>().Run(TestContext.Current.CancellationToken);
        return Mail.Letters.Last(letter => letter.To == address);
    }

    /// <summary>The token in the last letter to that address.</summary>
    public async Task<string> TokenSentTo(string address) => Token().Match((await LetterTo(address)).Text).Groups["token"].Value;

    public async Task<Guid> Account(string email, string? password = null, string pseudonym = "campanule")
    {
        var id = await Ask((OpenAccount open) => open.Run(email, pseudonym, password, TestContext.Current.CancellationToken));
        return id ?? throw new InvalidOperationException($"{email} has an account already.");
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    [GeneratedRegex("/citizens/link/(?<token>[A-Za-z0-9_-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Token();
}

sealed class TurnedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>Counts what takes time: passwords hashed and compared.</summary>
sealed class CountedHashes : PasswordHasher<Person>
{
    public int Hashed { get; private set; }
    public int Compared { get; private set; }

    public override string HashPassword(Person user, string password)
    {
        Hashed++;
        return base.HashPassword(user, password);
    }

    public override PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
    {
        Compared++;
        return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}

/// <summary>A transport that keeps what it takes, or refuses as told.</summary>
sealed class Mailbox : IMailTransport
{
    readonly Lock _lock = new();
    readonly List<Letter> _letters = [];

    public MailResult Answer { get; set; } = MailResult.Taken;
    public TimeSpan Slowness { get; set; }

    public IReadOnlyList<Letter> Letters
    {
        get
        {
            lock (_lock)
                return [.. _letters];
        }
    }

    public async Task<MailResult> Send(Letter letter, CancellationToken stop)
    {
        await Task.Delay(Slowness, stop);
        lock (_lock)
            if (Answer.Outcome is MailOutcome.Taken)
                _letters.Add(letter);
        return Answer;
    }
}
