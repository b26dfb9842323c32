using System.Text;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Contributions;
using Participation.Imports;
using Participation.Moderation;
using Testing;
using Xunit;
using static Participation.Tests.Imports.CapCollectifExport;

namespace Participation.Tests.Imports;

/// <summary>The production export of Cap Collectif, whole and damaged. The texts are ours.</summary>
public sealed class CapCollectifTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_type_of_row_finds_its_place(DatabaseProvider provider)
    {
        await using var desk = await ImportDesk.Open(provider);
        var file = File(
            Row("argument", [.. Bench, .. BenchTotals, .. ArgumentCells("a1", "FOR", "Oui, pour s’asseoir.")]),
            Row("contribution", [.. Bench, .. BenchTotals]),
            Row("vote", [.. Bench, .. BenchTotals, ("contributions_votes_id", "v1"), ("contributions_votes_value", "YES")]),
            Row(
                "reporting",
                [
                    .. Bench,
                    ("contributions_reportings_id", "r1"),
                    ("contributions_reportings_related_id", "a1"),
                    ("contributions_reportings_related_kind", "Argument"),
                    ("contributions_reportings_type", "SPAM"),
                ]
            ),
            Row("source", [.. Bench, ("contributions_sources_id", "s1"), ("contributions_sources_body", "Une étude")]),
            Row(
                "version",
                [.. Bench, ("contribution_versions_id", "w1"), ("contribution_versions_title", "Des bancs et des fontaines")]
            )
        );

        var report = await desk.CapCollectif([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(file)]);

        Assert.Empty(report.Refused);
        Assert.Equal(1, report.VotesInTotals);
        var all = await desk.Contributions();
        var bench = all.Single(it => it.Title == "Des bancs à l’ombre");
        Assert.Equal("open-data", bench.Section);
        Assert.Equal((3, 1, 1), (bench.Votes.ImportedAgree, bench.Votes.ImportedMixed, bench.Votes.ImportedDisagree));
        Assert.Equal(3, bench.Children);
        Assert.Equal(new DateTimeOffset(2016, 3, 1, 9, 0, 0, TimeSpan.Zero), bench.CreatedAt);
        Assert.Equal(Side.For, all.Single(it => it.Type == "argument").Side);
        Assert.Equal(bench.Id, all.Single(it => it.Title == "Des bancs et des fontaines").ParentId);
        await using var db = desk.Db;
        var reported = await db.Reports.SingleAsync(Stop);
        Assert.Equal(
            (all.Single(it => it.Type == "argument").Id, ModerationReason.Commercial),
            (reported.SubjectId, reported.Reason)
        );
        Assert.NotNull(reported.ClosedAt);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Single_votes_count_where_there_are_no_totals_and_only_once(DatabaseProvider provider)
    {
        await using var desk = await ImportDesk.Open(provider);
        var votes = Enumerable
            .Range(1, 12)
            .Select(number =>
                Row(
                    "vote",
                    [
                        .. Bench,
                        ("contributions_votes_id", $"vote{number}"),
                        ("contributions_votes_author_id", $"u{number}"),
                        (
                            "contributions_votes_value",
                            number <= 7 ? "YES"
                            : number <= 9 ? "MITIGE"
                            : "NO"
                        ),
                    ]
                )
            );
        var file = Encoding.UTF8.GetBytes(File([.. votes, Row("contribution", Bench)]));

        await desk.CapCollectif(file);
        await desk.CapCollectif(file);

        var bench = Assert.Single(await desk.Contributions());
        Assert.Equal((7, 2, 3), (bench.Votes.ImportedAgree, bench.Votes.ImportedMixed, bench.Votes.ImportedDisagree));
        Assert.Equal(0, bench.Votes.Agree);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_file_that_went_through_Excel_loses_nothing_that_can_be_read(DatabaseProvider provider)
    {
        await using var desk = await ImportDesk.Open(provider);
        var file = string.Join(
            "\r\n",
            string.Join(';', Header),
            // Cut after the date, the body broken over lines and full of separators, the quotes gone.
            "contribution;101;u1;;Été;À l’ombre;Première ligne ; avec un point-virgule",
            "",
            "Deuxième ligne ; encore",
            "source;voir plus bas, ce n’est pas une ligne",
            "fin.;01/03/2016 10:30;01/03/2016 10:31;http://exemple/1;VRAI",
            "contribution;102;u2;;Été;Titre gardé;#NOM?;01/03/2016 11:00",
            Row("argument", [("contributions_id", "101"), .. ArgumentCells("a1", "AGAINST", "#NAME?")]),
            // Its own row says nothing any more, but another row repeats it whole.
            "contribution;103;u3;;Été;#NOM?;#NOM?;01/03/2016 12:00",
            Row(
                "vote",
                [
                    ("contributions_id", "103"),
                    ("contributions_author_id", "u3"),
                    ("contributions_title", "Retrouvée"),
                    ("contributions_bodyText", "Entière"),
                    ("contributions_createdAt", "01/03/2016 12:00"),
                    ("contributions_votes_id", "v1"),
                    ("contributions_votes_value", "YES"),
                ]
            ),
            ""
        );

        var report = await desk.CapCollectif(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(file));

        Assert.Empty(report.Refused);
        var all = await desk.Contributions();
        var first = all.Single(it => it.Title == "À l’ombre");
        Assert.Equal(
            "Première ligne ; avec un point-virgule\n\nDeuxième ligne ; encore\nsource;voir plus bas, ce n’est pas une ligne\nfin.",
            first.Body
        );
        Assert.Equal(new DateTimeOffset(2016, 3, 1, 9, 30, 0, TimeSpan.Zero), first.CreatedAt);
        Assert.Equal("Été", first.Section);
        Assert.StartsWith("[Ce texte a été perdu", all.Single(it => it.Title == "Titre gardé").Body, StringComparison.Ordinal);
        var found = all.Single(it => it.Title == "Retrouvée");
        Assert.Equal(("Entière", 1), (found.Body, found.Votes.ImportedAgree));
        Assert.Equal(first.Id, all.Single(it => it.Type == "argument").ParentId);
        Assert.Contains(report.Remarks, line => line.Note is RowNote.TextLost);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_quote_that_never_closes_costs_its_own_row_only(DatabaseProvider provider)
    {
        await using var desk = await ImportDesk.Open(provider);
        var file = string.Join(
            '\n',
            string.Join(';', Header),
            "contribution;201;u1;;S;Ouverte;\"Une citation qui ne finit pas;2016-03-01T10:00:00+0100",
            Row("contribution", [.. Named("202", "Suivante", "Un « texte », \"cité\" ;\nsur deux lignes")]),
            Row("contribution", [.. Named("203", "Dernière", "Rien")])
        );

        var report = await desk.CapCollectif(Encoding.UTF8.GetBytes(file));

        Assert.Empty(report.Refused);
        var all = await desk.Contributions();
        Assert.Equal(["Dernière", "Ouverte", "Suivante"], all.Select(it => it.Title).Order(StringComparer.Ordinal));
        Assert.Equal("Un « texte », \"cité\" ;\nsur deux lignes", all.Single(it => it.Title == "Suivante").Body);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_row_forged_inside_a_text_stays_text(DatabaseProvider provider)
    {
        await using var desk = await ImportDesk.Open(provider);
        var forged = "Bonjour\nvote;301;u1;;;;;2016-03-01 10:00:00;;;;;;;;;;;;forged1;301;u9;YES;2016-03-01 10:00:00\nAu revoir";
        var report = await desk.CapCollectif(
            Encoding.UTF8.GetBytes(
                File(Row("contribution", Named("301", "Honnête", forged)), Row("contribution", Named("302", "Autre", "x")))
            )
        );

        Assert.False(report.Taken.ContainsKey("vote"));
        Assert.Equal(forged, (await desk.Contributions()).Single(it => it.Title == "Honnête").Body);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Hostile_cells_are_kept_as_harmless_text(DatabaseProvider provider)
    {
        await using var desk = await ImportDesk.Open(provider);
        var report = await desk.CapCollectif(
            Encoding.UTF8.GetBytes(
                File(
                    Row("contribution", Named("401", "Nul\0 et \u0007cloche", "=cmd|'/c calc'!A1")),
                    Row("contribution", Named("402", new string('t', 700), new string('x', 1_000_000))),
                    Row("contribution", Named("403", "HTML", "<p>Un</p><p>Deux &amp; <b>trois</b><script>alert(1)</script></p>")),
                    Row("contribution", [.. Named("404", "Date", "x"), ("contributions_updatedAt", "jamais")])
                        .Replace("2016-03-01", "0000-99-01", StringComparison.Ordinal),
                    Row("contribution", Named(new string('9', 500), "Long identifiant", "x")),
                    Row("contribution", Named("403", "HTML", "Un autre texte, le même identifiant")),
                    Row("inconnu", Named("406", "Type inconnu", "x")),
                    Row("argument", ArgumentCells("a9", "FOR", "Orphelin", "nulle-part-1"))
                )
            )
        );

        var all = await desk.Contributions();
        Assert.Equal("Nul et cloche", all.Single(it => it.Body.StartsWith('=')).Title);
        Assert.Equal(1_000_702, all.Single(it => it.Title.Length == 500).Body.Length);
        Assert.Equal("Un\n\nDeux & trois", all.Single(it => it.Title == "HTML").Body);
        // The row of an unknown type is refused; the contribution that it repeats is taken.
        Assert.Equal(6, all.Count(it => it.Type == "proposal"));
        Assert.Contains(report.Remarks, line => line.Note is RowNote.DateUnreadable);
        Assert.Equal([RowNote.UnknownType], report.Refused.Select(line => line.Note));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_trash_arrives_in_the_trash_and_what_was_never_published_stays_behind(DatabaseProvider provider)
    {
        await using var desk = await ImportDesk.Open(provider);
        (string, string)[] trashed = [("contributions_trashed", "true"), ("contributions_trashedAt", "2016-04-02 08:00:00")];
        var report = await desk.CapCollectif(
            Encoding.UTF8.GetBytes(
                File(
                    Row(
                        "contribution",
                        [.. Named("501", "Visible", "x"), .. trashed, ("contributions_trashedReason", "Hors-sujet")]
                    ),
                    Row(
                        "contribution",
                        [.. Named("502", "Masquée", "x"), .. trashed, ("contributions_trashedStatus", "invisible")]
                    ),
                    Row("contribution", [.. Named("503", "Jamais parue", "x"), ("contributions_published", "0")]),
                    Row(
                        "argument",
                        [
                            .. Named("503", "Jamais parue", "x"),
                            ("contributions_published", "0"),
                            .. ArgumentCells("a1", "FOR", "x", "503"),
                        ]
                    )
                )
            )
        );

        await using var db = desk.Db;
        var trash = await db.Trashings.AsNoTracking().ToListAsync(Stop);
        Assert.Equal([ModerationReason.OffTopic, ModerationReason.Illegal], trash.Select(it => it.Reason).Order());
        Assert.Contains(
            trash,
            it => it.Text.Contains("Hors-sujet", StringComparison.Ordinal) && !it.HidesText && it.AgentId == Guid.Empty
        );
        Assert.Contains(trash, it => it.HidesText);
        Assert.All(await desk.Contributions(), it => Assert.Equal(2016, it.TrashedAt?.Year));
        Assert.Equal(2, report.LeftOut.Count);
        Assert.Empty(report.Refused);
    }

    [Fact]
    public async Task The_real_name_of_nobody_is_kept_and_pseudonyms_do_not_change()
    {
        await using var desk = await ImportDesk.Open(DatabaseProvider.Sqlite);
        await desk.CapCollectif(Encoding.UTF8.GetBytes(File(Row("contribution", Bench))));
        await desk.CapCollectif(
            Encoding.UTF8.GetBytes(
                File(
                    Row("contribution", Bench),
                    Row("contribution", [.. Named("2", "Autre", "x"), ("contributions_author_id", "VXNlcjo3")])
                )
            )
        );

        await using var db = desk.Db;
        var person = await db.Persons.SingleAsync(Stop);
        Assert.Matches(@"^\p{Ll}+\d{5}$", person.Pseudonym);
        Assert.Equal(0, await db.ImportedRows.CountAsync(row => row.ExternalId.Contains("VXNlcjo3"), Stop));
    }
}
