using System.Net;
using Participation.Citizens;
using Xunit;

namespace Participation.Tests.Citizens;

public sealed class WhatIsTypedTests
{
    [Theory]
    [InlineData("camille@exemple.fr", "CAMILLE@EXEMPLE.FR")]
    [InlineData("  Camille+avis@Exemple.FR ", "CAMILLE+AVIS@EXEMPLE.FR")]
    [InlineData("élodie@chêne.example", "ÉLODIE@XN--CHNE-HPA.EXAMPLE")]
    [InlineData("o'brien@mairie.grenoble.fr", "O'BRIEN@MAIRIE.GRENOBLE.FR")]
    public void An_address_is_read_with_indulgence(string typed, string normalized) =>
        Assert.Equal(normalized, Address.Read(typed)?.Normalized);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("camille")]
    [InlineData("@exemple.fr")]
    [InlineData("camille@")]
    [InlineData("camille@localhost")]
    [InlineData("a@b@exemple.fr")]
    [InlineData("ca mille@exemple.fr")]
    [InlineData("camille@exemple.fr\r\nBcc: x@exemple.fr")]
    [InlineData("camille@exemple..fr")]
    [InlineData("<camille@exemple.fr>")]
    [InlineData("camille@exemple.fr,autre@exemple.fr")]
    public void What_no_letter_could_reach_is_refused(string? typed) => Assert.Null(Address.Read(typed));

    [Fact]
    public void An_address_has_at_most_254_characters()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('a', 60), 3)) + ".fr";
        Assert.NotNull(Address.Read(new string('x', 254 - 1 - domain.Length > 64 ? 64 : 254 - 1 - domain.Length) + "@" + domain));
        Assert.Null(Address.Read(new string('x', 64) + "@" + new string('b', 60) + "." + domain));
    }

    [Theory]
    [InlineData("  campanule   38 ", "campanule 38")]
    [InlineData("Le collectif d’à côté", "Le collectif d’à côté")]
    [InlineData("李", null)]
    [InlineData("李明", "李明")]
    [InlineData("--", null)]
    [InlineData("camille@exemple.fr", null)]
    [InlineData("nom\u202Ecaché", null)]
    [InlineData("nom\u200Bcaché", null)]
    [InlineData("nom\u3164caché", null)]
    public void A_pseudonym_shows_all_that_it_holds(string typed, string? read) => Assert.Equal(read, Pseudonyms.Read(typed));

    [Theory]
    [InlineData("Compte supprimé")]
    [InlineData("COMPTE  SUPPRIME")]
    [InlineData("compte.supprimé !")]
    [InlineData("Сompte suррrimé")]
    [InlineData("Deleted account")]
    [InlineData("Équipe de modération")]
    [InlineData("L’équipe de modération")]
    [InlineData("Equipe-de-moderation-38")]
    [InlineData("Métropole")]
    [InlineData("La Métropole")]
    [InlineData("Métropole de Grenoble")]
    [InlineData("Admin")]
    [InlineData("A d m i n")]
    [InlineData("4dm1n")]
    [InlineData("αdmιn 2")]
    [InlineData("ＡＤＭＩＮ")]
    [InlineData("𝐀𝐝𝐦in")]
    [InlineData("ⓐⓓmin")]
    [InlineData("ᴀᴅᴍɪɴ")]
    [InlineData("Adrnin")]
    [InlineData("Modérateur")]
    [InlineData("M0DЕRАTЕUR")]
    [InlineData("Modératrice de Saint-Égrève")]
    [InlineData("Administrateur du site")]
    [InlineData("Mairie de Meylan")]
    [InlineData("Auteur inconnu")]
    public void A_name_that_imitates_the_institution_is_refused(string typed) =>
        Assert.Equal(AccountProblem.PseudonymReserved, Pseudonyms.Judge(Pseudonyms.Read(typed)));

    [Theory]
    [InlineData("campanule 38")]
    [InlineData("Admirateur des arbres")]
    [InlineData("badminton_club")]
    [InlineData("Modeste M.")]
    [InlineData("À vélo dans la métropole")]
    [InlineData("Un habitant de la Ville Neuve")]
    [InlineData("Équipe de quartier")]
    [InlineData("Mairéad")]
    [InlineData("李明")]
    [InlineData("Дмитрий")]
    [InlineData("Αλέξανδρος")]
    public void A_name_of_ones_own_is_welcome(string typed) => Assert.Null(Pseudonyms.Judge(Pseudonyms.Read(typed)));

    [Theory]
    [InlineData("onze lettre", AccountProblem.PasswordTooShort)]
    [InlineData("MotDePasse123", AccountProblem.PasswordTooCommon)]
    [InlineData("aaaaaaaaaaaaaa", AccountProblem.PasswordTooCommon)]
    [InlineData("Camille@exemple.fr", AccountProblem.PasswordTooCommon)]
    [InlineData("douze lettres", null)]
    [InlineData("😀😀🌲🌲🏔️🏔️🚲🚲", null)]
    public void A_password_is_judged_by_its_length_and_by_how_common_it_is(string password, AccountProblem? problem) =>
        Assert.Equal(problem, Passwords.Judge(password, "camille@exemple.fr", "campanule"));

    [Theory]
    [InlineData("/contributions/new?process=x", "/contributions/new?process=x")]
    [InlineData("/", "/")]
    [InlineData("//ailleurs.example", null)]
    [InlineData("/\\ailleurs.example", null)]
    [InlineData("/\t/ailleurs.example", null)]
    [InlineData("https://ailleurs.example", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("", null)]
    public void A_return_address_stays_on_the_site(string url, string? read) => Assert.Equal(read, LocalUrl.Read(url));

    [Fact]
    public void A_network_is_an_address_in_version_4_and_64_bits_in_version_6()
    {
        Assert.Equal("192.0.2.7", Network.Of(IPAddress.Parse("::ffff:192.0.2.7")));
        Assert.Equal(Network.Of(IPAddress.Parse("2001:db8:1:2::1")), Network.Of(IPAddress.Parse("2001:db8:1:2:ffff::9")));
        Assert.NotEqual(Network.Of(IPAddress.Parse("2001:db8:1:2::1")), Network.Of(IPAddress.Parse("2001:db8:1:3::1")));
    }
}
