using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Contributions;
using Testing;
using Xunit;

namespace Participation.Tests.Citizens;

public sealed class SignUpTests
{
    const string Email = "Camille.Ance@exemple.fr";
    const string Password = "trois brouettes de terreau";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_account_opens_when_the_link_is_confirmed_and_not_before(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var asked = await house.Ask((SignUp verb) => verb.Run(new(Email, "campanule38", Password), Stop));
        Assert.Equal(AccountStatus.Done, asked.Status);
        Assert.Equal(0, await house.Look(db => db.Persons.CountAsync(Stop)));

        var token = await house.TokenSentTo(Email);
        var found = await house.Ask((OneTimeLinks links) => links.Find(token, Stop));
        Assert.Equal(LinkState.Ready, found?.StateAt(house.Clock.Now));
        Assert.Equal(0, await house.Look(db => db.Persons.CountAsync(Stop)));

        var opened = await house.Ask((UseLink verb) => verb.Run(token, null, Stop));
        Assert.Equal(LinkStatus.Done, opened.Status);
        var signedIn = await house.Ask((SignIn verb) => verb.Run(new("camille.ance@EXEMPLE.fr", Password), Stop));
        Assert.Equal("campanule38", signedIn.Person?.Pseudonym);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_link_pressed_ten_times_at_once_works_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Ask((SignUp verb) => verb.Run(new(Email, "campanule38"), Stop));
        var token = await house.TokenSentTo(Email);

        var presses = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => Task.Run(() => house.Ask((UseLink verb) => verb.Run(token, null, Stop)), Stop))
        );

        Assert.Single(presses, press => press.Status is LinkStatus.Done);
        Assert.Equal(9, presses.Count(press => press.Status is LinkStatus.Used));
        Assert.Equal(1, await house.Look(db => db.Persons.CountAsync(Stop)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_that_has_an_account_gets_another_letter_and_the_same_answer(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Account("habituee@exemple.fr", Password);

        var known = await house.Ask((SignUp verb) => verb.Run(new("habituee@exemple.fr", "autre nom", Password + "!"), Stop));
        var unknown = await house.Ask((SignUp verb) => verb.Run(new(Email, "campanule38", Password), Stop));

        Assert.Equivalent(unknown, known);
        var subject = (await house.LetterTo("habituee@exemple.fr")).Subject;
        Assert.NotEqual((await house.LetterTo(Email)).Subject, subject);
        Assert.Equal(2, await house.Look(db => db.OneTimeTokens.CountAsync(Stop)));
        var still = await house.Ask((SignIn verb) => verb.Run(new("habituee@exemple.fr", Password), Stop));
        Assert.Equal("campanule", still.Person?.Pseudonym);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_letter_opens_the_account_that_it_describes(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Ask((SignUp verb) => verb.Run(new(Email, "la vraie", Password), Stop));
        var mine = await house.TokenSentTo(Email);
        house.Clock.Now += TimeSpan.FromSeconds(1);
        await house.Ask((SignUp verb) => verb.Run(new(Email, "un intrus", "le secret de quelqu'un"), Stop));
        var theirs = await house.TokenSentTo(Email);

        var opened = await house.Ask((UseLink verb) => verb.Run(mine, null, Stop));
        var late = await house.Ask((UseLink verb) => verb.Run(theirs, null, Stop));

        Assert.Equal("la vraie", opened.Person?.Pseudonym);
        Assert.Equal(LinkStatus.AddressTaken, late.Status);
        var intruder = await house.Ask((SignIn verb) => verb.Run(new(Email, "le secret de quelqu'un"), Stop));
        Assert.Equal(AccountStatus.WrongPair, intruder.Answer.Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_draft_follows_the_link_to_another_browser(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var draft = new Draft
        {
            Id = Guid.CreateVersion7(),
            ProcessId = Guid.CreateVersion7(),
            Type = "proposal",
            Form = "{}",
        };
        await house.Look(db =>
        {
            db.Drafts.Add(draft);
            return db.SaveChangesAsync(Stop);
        });
        var secret = await house.Ask((Drafts drafts) => Task.FromResult(drafts.Secret(draft.Id)));
        await house.Ask(
            (SignUp verb) => verb.Run(new(Email, "campanule38", Draft: secret, ReturnUrl: "//ailleurs.example"), Stop)
        );
        var token = await house.TokenSentTo(Email);

        var opened = await house.Ask((UseLink verb) => verb.Run(token, null, Stop));
        Assert.Null(opened.Token?.ReturnUrl);
        var claimed = await house.Ask((ClaimDraft verb) => verb.Run(opened.Token?.Draft, opened.Person!.Id, Stop));
        Assert.Equal(draft.Id, claimed);

        var other = await house.Account("autre@exemple.fr");
        Assert.Null(await house.Ask((ClaimDraft verb) => verb.Run(secret, other, Stop)));
        Assert.Null(await house.Ask((ClaimDraft verb) => verb.Run("forgé", other, Stop)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_link_ends_and_the_database_never_knew_it(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Account(Email, Password);
        await house.Ask((RequestLink verb) => verb.Run(LinkKind.SignIn, new(Email), Stop));
        var token = await house.TokenSentTo(Email);
        var row = await house.Look(db => db.OneTimeTokens.SingleAsync(Stop));
        Assert.DoesNotContain(token, row.Hash, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("", await house.Look(db => db.Letters.Select(letter => letter.Text).SingleAsync(Stop)));

        house.Clock.Now += OneTimeLinks.ToSignIn;
        var late = await house.Ask((UseLink verb) => verb.Run(token, null, Stop));
        Assert.Equal(LinkStatus.Expired, late.Status);
        Assert.Equal(LinkStatus.Unknown, (await house.Ask((UseLink verb) => verb.Run("n'importe quoi", null, Stop))).Status);
    }

    [Fact]
    public async Task Letters_to_one_address_are_counted_and_the_answer_says_when_to_come_back()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        for (var time = 0; time < Limit.LettersToAddress.Times; time++)
            Assert.Equal(AccountStatus.Done, (await house.Ask((SignUp verb) => verb.Run(new(Email, "campanule"), Stop))).Status);

        var refused = await house.Ask((SignUp verb) => verb.Run(new(Email, "campanule"), Stop));
        Assert.Equal(AccountStatus.TooMany, refused.Status);
        Assert.Equal(house.Clock.Now + Limit.Longest, refused.RetryAt);

        house.Clock.Now += Limit.Longest;
        Assert.Equal(AccountStatus.Done, (await house.Ask((SignUp verb) => verb.Run(new(Email, "campanule"), Stop))).Status);
    }
}
