using CsCheck;
using Participation.Citizens;
using Participation.Petitions;
using Testing.Site;
using Xunit;

namespace Participation.Tests.Petitions;

public sealed class WhoSignsTests
{
    static readonly MailProviders Table = MailProviders
        .Read("gmail.com dots tags=+ alias=googlemail.com\nyahoo.fr tags=-\norange.fr tags=none # remark\nyopmail.com disposable")
        .Table;

    static readonly string[] Domains = ["gmail.com", "googlemail.com", "yahoo.fr", "orange.fr", "x.example"];

    [Theory]
    [InlineData("Jean.Dupont@gmail.com", "jeandupont@gmail.com")]
    [InlineData("jean.dupont+petition@googlemail.com", "jeandupont@gmail.com")]
    [InlineData("j.d-2@yahoo.fr", "j.d@yahoo.fr")]
    [InlineData("j.d+2@orange.fr", "j.d+2@orange.fr")]
    [InlineData("j.d+2@mairie.example", "j.d@mairie.example")]
    [InlineData("+a@gmail.com", "+a@gmail.com")]
    [InlineData("é@EXEMPLE.fr", "é@exemple.fr")]
    public void Two_spellings_of_a_mailbox_are_one(string typed, string mailbox) =>
        Assert.Equal(mailbox, CanonicalAddress.Of(Address.Read(typed)!, Table).Mailbox);

    [Fact]
    public void The_canonical_form_of_a_canonical_form_is_itself() =>
        Gen.Select(Gen.Char["ab.+-"].Array[1, 12], Gen.Int[0, 4].Select(place => Domains[place]))
            .Where((local, _) => local.Any(char.IsLetter))
            .Sample(
                (local, domain) =>
                {
                    var once = CanonicalAddress.Of(Address.Read(new string(local) + "@" + domain)!, Table);
                    Assert.Equal(once, CanonicalAddress.Of(Address.Read(once.Mailbox)!, Table));
                }
            );

    [Theory]
    [InlineData("gmail", 1)]
    [InlineData("gmail.com dots\nfree.fr tags", 2)]
    [InlineData("gmail.com alias=x", 1)]
    [InlineData("# nothing\n\ngmail.com points", 3)]
    public void A_line_that_cannot_be_read_is_named(string text, int line) =>
        Assert.Equal(line, MailProviders.Read(text).WrongLine);

    [Theory]
    [InlineData("", SigningFault.NoName)]
    [InlineData("=HYPERLINK(1)", SigningFault.NameFormula)]
    [InlineData("@SUM(1)", SigningFault.NameFormula)]
    [InlineData("Visitez www.casino", SigningFault.NameLink)]
    [InlineData("promo.xyz Jean", SigningFault.NameLink)]
    [InlineData("https://x", SigningFault.NameLink)]
    [InlineData("Jean \u202Etnopud", SigningFault.NameHidden)]
    [InlineData("Jean\u200FDupont", SigningFault.NameHidden)]
    [InlineData("Jean\u0000", SigningFault.NameHidden)]
    [InlineData("<b>Jean</b>", SigningFault.NameStrange)]
    [InlineData("12345", SigningFault.NameStrange)]
    public void A_hostile_name_is_refused(string name, SigningFault fault) => Assert.Equal(fault, SigningForm.CheckName(name));

    [Fact]
    public void A_name_of_ten_thousand_letters_is_refused() =>
        Assert.Equal(SigningFault.NameTooLong, SigningForm.CheckName(new string('a', 10_000)));

    [Theory]
    [InlineData("Zoé d’Arc")]
    [InlineData("Jean-Noël O'Neill")]
    [InlineData("Nguyễn Thị Minh")]
    [InlineData("محمد")]
    [InlineData("Ж. Иванов")]
    [InlineData("Anne St. Clair")]
    public void Names_of_people_are_names(string name) => Assert.Null(SigningForm.CheckName(name));

    [Theory]
    [InlineData("Jean-Noël  DUPONT", "jean noel dupont")]
    [InlineData("jean noel dupont", "jean noel dupont")]
    public void Names_are_compared_without_case_and_accents(string name, string key) =>
        Assert.Equal(key, SigningForm.KeyOf(name));

    [Fact]
    public void Two_people_share_a_mailbox_only_with_other_names_and_one_commune()
    {
        OneMailbox.Person jean = new("jean", "38185"),
            anne = new("anne", "38185");
        Assert.Equal(OneMailbox.Verdict.Welcome, OneMailbox.Judge([], "jean", "38185"));
        Assert.Equal(OneMailbox.Verdict.Same, OneMailbox.Judge([jean], "jean", "38185"));
        Assert.Equal(OneMailbox.Verdict.Same, OneMailbox.Judge([jean], "jean", "38140"));
        Assert.Equal(OneMailbox.Verdict.Welcome, OneMailbox.Judge([jean], "anne", "38185"));
        Assert.Equal(OneMailbox.Verdict.Taken, OneMailbox.Judge([jean], "anne", "38140"));
        Assert.Equal(OneMailbox.Verdict.Taken, OneMailbox.Judge([jean, anne], "marie", "38185"));
        Assert.Equal(OneMailbox.Verdict.Same, OneMailbox.Judge([new(null, "38185")], "anne", "38185"));
    }

    [Fact]
    public void A_proof_of_work_is_worth_one_signature_and_a_ticket_has_to_wait()
    {
        var clock = new TestClock();
        var (proof, key) = (new ProofOfWork(clock), PetitionKey.New());
        var solution = Solve(proof.Make(key));
        Assert.False(proof.Accept(PetitionKey.New(), "a@b.fr", solution));
        Assert.True(proof.Accept(key, "a@b.fr", solution));
        Assert.False(proof.Accept(key, "a@b.fr", solution));

        var ticket = proof.Ticket(key, "a@b.fr");
        Assert.False(proof.Accept(key, "a@b.fr", ticket));
        clock.Advance(ProofOfWork.Wait + TimeSpan.FromSeconds(1));
        Assert.False(proof.Accept(key, "other@b.fr", ticket));
        Assert.True(proof.Accept(key, "a@b.fr", ticket));
        Assert.False(proof.Accept(key, "a@b.fr", ticket));

        var late = Solve(proof.Make(key));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.False(proof.Accept(key, "a@b.fr", late));
        Assert.False(proof.Accept(key, "a@b.fr", "not base64"));
        Assert.False(proof.Accept(key, "a@b.fr", "e30="));
    }

    /// <summary>As the script of the page does.</summary>
    static string Solve(ProofOfWork.Puzzle puzzle)
    {
        for (var number = 0; number <= puzzle.Maxnumber; number++)
        {
            var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(puzzle.Salt + number));
            if (Convert.ToHexStringLower(hash) == puzzle.Challenge)
                return Convert.ToBase64String(
                    System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
                        new
                        {
                            algorithm = puzzle.Algorithm,
                            challenge = puzzle.Challenge,
                            number,
                            salt = puzzle.Salt,
                            signature = puzzle.Signature,
                        }
                    )
                );
        }
        throw new InvalidOperationException("No solution.");
    }

    [Fact]
    public void An_abnormal_rate_is_noticed_and_passes()
    {
        var clock = new TestClock();
        var rate = new SigningRate(clock);
        var (petition, other) = (Guid.NewGuid(), Guid.NewGuid());
        for (var number = 0; number <= SigningRate.UsualPerMinute; number++)
            rate.Note(petition);
        Assert.True(rate.IsAbnormal(petition));
        Assert.False(rate.IsAbnormal(other));
        clock.Advance(TimeSpan.FromMinutes(-10));
        Assert.True(rate.IsAbnormal(petition)); // a clock set back forgets nothing
        clock.Advance(TimeSpan.FromMinutes(13));
        Assert.False(rate.IsAbnormal(petition));
    }
}
