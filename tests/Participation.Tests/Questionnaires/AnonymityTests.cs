using System.Net;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Questionnaires;
using Testing;
using Testing.Site;
using Xunit;

namespace Participation.Tests.Questionnaires;

/// <summary>"No link is stored": somebody who has the whole database tries to tell who answered what.</summary>
public sealed class AnonymityTests(Sites sites)
{
    const int People = 8;

    static readonly string[] Tables = ["QuestionnaireAnswers", "QuestionnaireFiles", "QuestionnaireParticipations"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_value_of_an_answer_is_found_anywhere_near_a_person(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var (questionnaire, persons) = await Answered(site);

        var answers = await site.Rows(db =>
            db.QuestionnaireAnswers.AsNoTracking().Where(row => row.QuestionnaireId == questionnaire.Id).ToListAsync(Stop)
        );
        var taken = await site.Rows(db =>
            db.QuestionnaireParticipations.AsNoTracking().Where(row => row.QuestionnaireId == questionnaire.Id).ToListAsync(Stop)
        );

        Assert.Equal(People, answers.Count);
        Assert.All(answers, answer => Assert.True(answer.IsSent));
        Assert.Equal(persons.Order(), taken.Select(row => row.PersonId).Order());
        // The two share the questionnaire and the day, and nothing else that an equation could join.
        Assert.All(answers, answer => Assert.Null(answer.PersonId));
        Assert.All(answers, answer => Assert.Equal(4, answer.Id.Version));
        Assert.Empty(answers.Select(answer => answer.Id).Intersect(persons));
        Assert.All(
            persons,
            person =>
                Assert.DoesNotContain(
                    answers,
                    answer => answer.Values.Contains(person.ToString(), StringComparison.OrdinalIgnoreCase)
                )
        );
        var ids = answers.Select(answer => answer.Id).ToHashSet();
        foreach (var text in await Everything(site, except: "QuestionnaireAnswers"))
            Assert.DoesNotContain(
                ids,
                id =>
                    text.Contains(id.ToString("N"), StringComparison.OrdinalIgnoreCase)
                    || text.Contains(id.ToString(), StringComparison.OrdinalIgnoreCase)
            );
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_column_of_either_table_is_finer_than_a_day(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var types = await site.Rows(db =>
            Task.FromResult(
                new[] { typeof(QuestionnaireAnswer), typeof(QuestionnaireParticipation), typeof(AnswerFile) }
                    .SelectMany(type => db.Model.FindEntityType(type)!.GetProperties()) // each is mapped
                    .Select(column => Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType)
                    .Distinct()
                    .Order(Comparer<Type>.Create((one, other) => string.CompareOrdinal(one.Name, other.Name)))
                    .ToList()
            )
        );

        Assert.Equal(
            ["AnswerChannel", "Boolean", "DateOnly", "Guid", "Int32", "Int64", "String"],
            types.Select(type => type.Name)
        );
    }

    /// <summary>The feed is ordered by arrival: it may say that a questionnaire was answered, never by which row nor by whom.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_feed_says_neither_the_row_nor_the_person(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var before = await site.Rows(db => db.Changes.Select(line => line.Sequence).DefaultIfEmpty().MaxAsync(Stop));
        var (questionnaire, _) = await Answered(site);

        var lines = await site.Rows(db =>
            db.Changes.AsNoTracking().Where(line => line.Sequence > before && line.Kind == KeepAnswer.Kind).ToListAsync(Stop)
        );

        Assert.Equal(People, lines.Count(line => line.SubjectId == questionnaire.Id));
        var answers = await site.Rows(db => db.QuestionnaireAnswers.Select(row => row.Id).ToListAsync(Stop));
        Assert.DoesNotContain(lines, line => answers.Contains(line.SubjectId));
    }

    [Fact]
    public async Task On_SQLite_rows_have_no_number_and_lie_in_the_order_of_their_ids()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        await Answered(site);
        foreach (var table in Tables)
        {
            var made = await site.Rows(db =>
                db.Database.SqlQuery<string>(
                        $"SELECT sql AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = {table}"
                    )
                    .SingleAsync(Stop)
            );
            Assert.EndsWith("WITHOUT ROWID", made.Trim(), StringComparison.Ordinal);
        }
        var order = await site.Rows(db =>
            db.Database.SqlQueryRaw<string>(
                    "SELECT \"Id\" || substr(\"Values\", 1, 0) AS \"Value\" FROM \"QuestionnaireAnswers\" NOT INDEXED"
                )
                .ToListAsync(Stop)
        );
        Assert.Equal(order.Order(StringComparer.Ordinal), order);
    }

    [Fact]
    public async Task On_PostgreSQL_the_order_of_arrival_is_forgotten_every_day()
    {
        var site = await sites.On(DatabaseProvider.Postgres);
        var (questionnaire, _) = await Answered(site);

        await site.With((ForgetOrder verb) => Run(verb));

        foreach (var table in new[] { "QuestionnaireAnswers", "QuestionnaireParticipations" })
        {
            // The number of the transaction that wrote each row: one for all of them tells nothing of who came with whom.
            var transactions = await site.Rows(db =>
                db.Database.SqlQueryRaw<string>(
                        $"SELECT DISTINCT xmin::text AS \"Value\" FROM participation.\"{table}\" WHERE \"QuestionnaireId\" = {{0}}",
                        questionnaire.Id
                    )
                    .ToListAsync(Stop)
            );
            Assert.Single(transactions);
        }
        Assert.Equal(
            People,
            await site.Rows(db => db.QuestionnaireAnswers.CountAsync(row => row.QuestionnaireId == questionnaire.Id, Stop))
        );

        async Task<bool> Run(ForgetOrder verb)
        {
            await verb.Run(DateOnly.MaxValue, Stop);
            return true;
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_person_takes_part_once_and_the_lost_link_stays_lost(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var questionnaire = Asked.Publish(site, AnswerMode.Anonymous);
        var (citizen, _) = await site.Citizen("prudente");
        using var begun = await citizen.Begin(questionnaire, Stop);
        Assert.StartsWith("/questionnaires/answers/", begun.Path(), StringComparison.Ordinal);

        using var again = await citizen.Begin(questionnaire, Stop);

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains(
            "Nous ne pouvons pas le retrouver",
            await again.Content.ReadAsStringAsync(Stop),
            StringComparison.Ordinal
        );
        using var visitor = site.Browser();
        using var asked = await visitor.Begin(questionnaire, Stop);
        Assert.Equal("/citizens/sign-in", asked.Path());
    }

    /// <summary>From the beginning on, the link is all there is: no session is needed, and none is looked at.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_private_link_suffices_whoever_is_signed_in(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var questionnaire = Asked.Publish(site, AnswerMode.Anonymous);
        var (citizen, _) = await site.Citizen("voyageuse");
        using var begun = await citizen.Begin(questionnaire, Stop);
        using var elsewhere = site.Browser();
        using var next = await elsewhere.Fill(begun.Path(), "first", "next", Stop, ("mode", "bus"));
        var (other, _) = await site.Citizen("voisine");

        using var sent = await other.Fill(begun.Path(), "last", "next", Stop, ("idea", "Des bancs"));

        Assert.EndsWith("/done", sent.Path(), StringComparison.Ordinal);
        Assert.Contains("no-store", sent.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
        using var read = await citizen.GetAsync(begun.Path(), Stop);
        Assert.DoesNotContain("Des bancs", await read.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    static async Task<(Questionnaire Questionnaire, List<Guid> Persons)> Answered(TestSite site)
    {
        var questionnaire = Asked.Publish(site, AnswerMode.Anonymous);
        var persons = new List<Guid>();
        for (var number = 0; number < People; number++)
        {
            var (citizen, id) = await site.Citizen($"anonyme_{number}");
            persons.Add(id);
            using var begun = await citizen.Begin(questionnaire, Stop);
            using var next = await citizen.Fill(begun.Path(), "first", "next", Stop, ("mode", "bus"));
            using var sent = await citizen.Fill(begun.Path(), "last", "next", Stop, ("idea", $"idée {number}"));
            Assert.EndsWith("/done", sent.Path(), StringComparison.Ordinal);
            citizen.Dispose();
        }
        return (questionnaire, persons);
    }

    /// <summary>Every row of every table as one text.</summary>
    static Task<List<string>> Everything(TestSite site, string except) =>
        site.Rows(async db =>
        {
            var texts = new List<string>();
            foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct())
            {
                if (table == except)
                    continue;
                var name = db.Choice.IsSqlite ? $"\"{table}\"" : $"{db.Choice.Schema}.\"{table}\"";
                await using var command = db.Database.GetDbConnection().CreateCommand();
                await db.Database.OpenConnectionAsync(Stop);
                command.CommandText = $"SELECT * FROM {name}";
                await using var reader = await command.ExecuteReaderAsync(Stop);
                while (await reader.ReadAsync(Stop))
                    texts.AddRange(
                        Enumerable
                            .Range(0, reader.FieldCount)
                            .Select(column =>
                                Convert.ToString(reader.GetValue(column), System.Globalization.CultureInfo.InvariantCulture) ?? ""
                            )
                    );
            }
            return texts;
        });
}
