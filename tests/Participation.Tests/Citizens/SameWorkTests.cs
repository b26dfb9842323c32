using System.Diagnostics;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Participation.Citizens;
using Testing;
using Xunit;

namespace Participation.Tests.Citizens;

/// <summary>
/// Whether an address has an account cannot be told from how long an answer takes: what takes time is done as often
/// for every address. Counted, not timed.
/// </summary>
public sealed class SameWorkTests
{
    const string Password = "trois brouettes de terreau";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="Statements">The commands that the database was sent, by their first word.</param>
    sealed record Work(int Hashed, int Compared, string Statements);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_address_costs_the_same(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Account("connue@exemple.fr", Password);
        await house.Account("liens@exemple.fr");
        // The first of all makes what the others compare with.
        await Of(house, () => house.Ask((SignIn verb) => verb.Run(new("premier@exemple.fr", "faux"), Stop)));

        foreach (
            var asked in new Func<string, Task>[]
            {
                email => house.Ask((SignIn verb) => verb.Run(new(email, "ce n’est pas le bon"), Stop)),
                email => house.Ask((SignUp verb) => verb.Run(new(email, "campanule", Password), Stop)),
                email => house.Ask((RequestLink verb) => verb.Run(LinkKind.SignIn, new(email), Stop)),
                email => house.Ask((RequestLink verb) => verb.Run(LinkKind.ResetPassword, new(email), Stop)),
            }
        )
        {
            var unknown = await Of(house, () => asked("inconnue@exemple.fr"));
            Assert.NotEqual("", unknown.Statements);
            Assert.Equal(unknown, await Of(house, () => asked("connue@exemple.fr")));
            Assert.Equal(unknown, await Of(house, () => asked("liens@exemple.fr")));
        }
    }

    static async Task<Work> Of(House house, Func<Task> ask)
    {
        var (hashed, compared) = (house.Hashes.Hashed, house.Hashes.Compared);
        using var statements = new Statements();
        await ask();
        return new(house.Hashes.Hashed - hashed, house.Hashes.Compared - compared, statements.Said);
    }

    /// <summary>What EF Core sends in this flow, and in no other test's.</summary>
    sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        static readonly AsyncLocal<Statements?> Here = new();

        readonly List<string> _verbs = [];
        readonly List<IDisposable> _subscriptions = [];

        public Statements()
        {
            Here.Value = this;
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        /// <summary>An update and an insertion of a row cost alike.</summary>
        public string Said => string.Join(' ', _verbs);

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
                _subscriptions.Add(value.Subscribe(this, (name, _, _) => name == RelationalEventId.CommandExecuted.Name));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Here.Value == this && value.Value is CommandExecutedEventData command)
                _verbs.AddRange(
                    command
                        .Command.CommandText.Split('\n', ';')
                        .Select(line => line.Split(' ')[0])
                        .Where(word => word is "SELECT" or "INSERT" or "UPDATE")
                        .Select(word => word == "SELECT" ? "read" : "write")
                );
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void Dispose()
        {
            Here.Value = null;
            foreach (var subscription in _subscriptions)
                subscription.Dispose();
        }
    }
}
