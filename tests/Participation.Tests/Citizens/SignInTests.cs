using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Testing;
using Xunit;

namespace Participation.Tests.Citizens;

public sealed class SignInTests
{
    const string Email = "camille@exemple.fr";
    const string Password = "trois brouettes de terreau";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Wrong_passwords_lock_the_account_and_a_link_still_opens_it(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Account(Email, Password);
        for (var time = 0; time < Person.FailuresBeforeLock; time++)
        {
            // The window of the address would answer first: other nodes and restarts have windows of their own.
            house.The<Limits>().Clear(Limit.PasswordsOfAddress, "CAMILLE@EXEMPLE.FR");
            await SignIn(house, "une autre brouette");
        }
        house.The<Limits>().Clear(Limit.PasswordsOfAddress, "CAMILLE@EXEMPLE.FR");
        Assert.Equal(AccountStatus.WrongPair, (await SignIn(house, Password)).Answer.Status);

        await house.Ask((RequestLink verb) => verb.Run(LinkKind.SignIn, new(Email), Stop));
        var token = await house.TokenSentTo(Email);
        Assert.Equal(LinkStatus.Done, (await house.Ask((UseLink verb) => verb.Run(token, null, Stop))).Status);

        house.Clock.Now += Person.LockTime;
        Assert.Equal(AccountStatus.Done, (await SignIn(house, Password)).Answer.Status);
    }

    [Fact]
    public async Task An_unknown_address_is_refused_and_slowed_down_exactly_as_a_known_one()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        await house.Account(Email, Password);
        for (var time = 0; time <= Limit.PasswordsOfAddress.Times; time++)
        {
            var known = await house.Ask((SignIn verb) => verb.Run(new(Email, "faux"), Stop));
            var unknown = await house.Ask((SignIn verb) => verb.Run(new("personne@exemple.fr", "faux"), Stop));
            Assert.Equivalent(unknown, known);
            Assert.Equal(
                time < Limit.PasswordsOfAddress.Times ? AccountStatus.WrongPair : AccountStatus.TooMany,
                known.Answer.Status
            );
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_link_asked_for_any_address_gives_the_same_answer_and_one_letter(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Account(Email, Password);
        foreach (var kind in new[] { LinkKind.SignIn, LinkKind.ResetPassword })
        {
            var known = await house.Ask((RequestLink verb) => verb.Run(kind, new(Email), Stop));
            var unknown = await house.Ask((RequestLink verb) => verb.Run(kind, new("personne@exemple.fr"), Stop));
            Assert.Equivalent(unknown, known);
        }
        Assert.Equal(4, await house.Look(db => db.Letters.CountAsync(Stop)));
        Assert.Equal(0, await house.Look(db => db.OneTimeTokens.CountAsync(row => row.Email == "personne@exemple.fr", Stop)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_password_ends_sessions_and_every_link_sent_before(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Account(Email, Password);
        var before = await house.Look(db => db.Persons.Select(person => person.SecurityStamp).SingleAsync(Stop));
        await house.Ask((RequestLink verb) => verb.Run(LinkKind.SignIn, new(Email), Stop));
        var earlier = await house.TokenSentTo(Email);
        house.Clock.Now += TimeSpan.FromSeconds(1);
        await house.Ask((RequestLink verb) => verb.Run(LinkKind.ResetPassword, new(Email), Stop));
        var token = await house.TokenSentTo(Email);

        var weak = await house.Ask((UseLink verb) => verb.Run(token, "motdepasse123", Stop));
        Assert.Equal(AccountProblem.PasswordTooCommon, weak.Problem);
        var done = await house.Ask((UseLink verb) => verb.Run(token, "quatre brouettes de terreau", Stop));

        Assert.Equal(LinkStatus.Done, done.Status);
        Assert.NotEqual(before, done.Person?.SecurityStamp);
        Assert.Equal(LinkStatus.Used, (await house.Ask((UseLink verb) => verb.Run(earlier, null, Stop))).Status);
        Assert.Equal(AccountStatus.WrongPair, (await SignIn(house, Password)).Answer.Status);
        Assert.Equal(AccountStatus.Done, (await SignIn(house, "quatre brouettes de terreau")).Answer.Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_changes_once_the_new_one_is_confirmed(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var me = await house.Account(Email, Password);
        await house.Account("voisine@exemple.fr", Password);
        var free = await house.Ask((ChangeEmail verb) => verb.Run(me, new("nouvelle@exemple.fr", Password), Stop));
        var taken = await house.Ask((ChangeEmail verb) => verb.Run(me, new("voisine@exemple.fr", Password), Stop));
        Assert.Equivalent(free, taken);
        Assert.Equal(
            Email,
            await house.Look(db => db.Persons.Where(row => row.Id == me).Select(row => row.Email).SingleAsync(Stop))
        );

        var token = await house.TokenSentTo("nouvelle@exemple.fr");
        await house.Ask((UseLink verb) => verb.Run(token, null, Stop));

        Assert.Equal(
            "nouvelle@exemple.fr",
            await house.Look(db => db.Persons.Where(row => row.Id == me).Select(row => row.Email).SingleAsync(Stop))
        );
        Assert.Contains(Email, (await house.LetterTo(Email)).To, StringComparison.Ordinal);
    }

    static Task<SignIn.Outcome> SignIn(House house, string password) =>
        house.Ask((SignIn verb) => verb.Run(new(Email, password), Stop));
}
