using System.Reflection;
using System.Text.Json;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Comments;
using Participation.Contributions;
using Participation.FollowUp;
using Participation.Moderation;
using Participation.Notifications;
using Participation.Petitions;
using Participation.Questionnaires;
using Participation.Storage;
using Testing;
using Xunit;

namespace Participation.Tests.Citizens;

public sealed class MyDataTests
{
    const string Email = "camille@exemple.fr";
    const string Password = "trois brouettes de terreau";
    const string Mark = "Mot-repère";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Columns of ids that are not a citizen's.</summary>
    static readonly HashSet<string> NotAPerson =
    [
        "Id",
        "AgentId",
        "ClaimedBy",
        "AnswerId",
        "ClosedBy",
        "CommentId",
        "ContributionId",
        "DraftId",
        "EndedBy",
        "InvalidationId",
        "ItemId",
        "ParentId",
        "PetitionId",
        "ProcessId",
        "QuestionnaireId",
        "RootId",
        "SubjectId",
        "TrashingId",
        "VersionId",
    ];

    [Fact]
    public async Task Every_column_of_ids_is_known_to_name_a_person_or_not()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var unknown = await house.Look(db =>
            Task.FromResult(
                db.Model.GetEntityTypes()
                    .SelectMany(table => table.GetProperties())
                    .Where(column => column.ClrType == typeof(Guid) || column.ClrType == typeof(Guid?))
                    .Where(column => !PersonalTables.Columns.Contains(column.Name) && !NotAPerson.Contains(column.Name))
                    .Select(column => $"{column.DeclaringType.ShortName()}.{column.Name}")
                    .ToList()
            )
        );
        Assert.Empty(unknown);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_export_holds_every_row_that_carries_the_person(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var me = await house.Account(Email, Password, "Mot-repère Person");
        await TakePart(house, me);
        await TakePart(house, await house.Account("autre@exemple.fr", pseudonym: "autre"), "Texte-d'autrui");

        var export = await house.Ask((ExportMyData verb) => verb.Run(me, Stop));
        var json = JsonSerializer.Serialize(
            export,
            new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );

        var tables = await house.Look(db =>
            Task.FromResult(PersonalTables.Of(db.Model).Select(pair => pair.Table.ShortName()).ToList())
        );
        Assert.All(
            tables.Except(["Support", "CommentVote", "QuestionnaireParticipation"]),
            table => Assert.Contains($"{Mark} {table}", json, StringComparison.Ordinal)
        );
        Assert.All(
            ["supports", "commentVotes", "questionnaireParticipations"],
            table => Assert.NotEmpty((System.Collections.ICollection)export![table])
        );
        Assert.Contains(Email, json, StringComparison.Ordinal);
        Assert.Contains($"{Mark} ContributionVersion", json, StringComparison.Ordinal);
        Assert.Contains($"{Mark} Trashing", json, StringComparison.Ordinal);
        Assert.Contains($"{Mark} FollowUpAnswer", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Texte-d'autrui", json, StringComparison.Ordinal);
        Assert.DoesNotContain("passwordHash", json, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("securityStamp", json, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_closed_account_leaves_its_words_and_nothing_that_says_who(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var me = await house.Account(Email, Password, "campanule38");
        await TakePart(house, me);
        await house.Ask((RequestLink verb) => verb.Run(LinkKind.SignIn, new(Email), Stop));
        var wrong = await house.Ask((CloseAccount verb) => verb.Run(me, new("pas le bon", Email), Stop));
        Assert.Equal([AccountProblem.PasswordWrong], wrong.Problems ?? []);

        var closed = await house.Ask((CloseAccount verb) => verb.Run(me, new(Password, null), Stop));
        Assert.Equal(AccountStatus.Done, closed.Status);
        await house.LetterTo(Email);

        Assert.Equal(1, await house.Look(db => db.Contributions.CountAsync(row => row.AuthorId == me, Stop)));
        Assert.Equal(1, await house.Look(db => db.Supports.CountAsync(row => row.PersonId == me, Stop)));
        Assert.Equal(0, await house.Look(db => db.Drafts.CountAsync(Stop)));
        var rest = await house.Look(Everything);
        Assert.DoesNotContain(Email, rest, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("campanule38", rest, StringComparison.Ordinal);
        await NothingOfThePersonIsLeft(house, me);
        var late = await house.Ask((SignIn verb) => verb.Run(new(Email, Password), Stop));
        Assert.Equal(AccountStatus.WrongPair, late.Answer.Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_account_without_password_closes_when_its_address_is_typed(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var me = await house.Account(Email);
        var wrong = await house.Ask((CloseAccount verb) => verb.Run(me, new(null, "autre@exemple.fr"), Stop));
        Assert.Equal([AccountProblem.EmailDiffers], wrong.Problems ?? []);
        Assert.Equal(
            AccountStatus.Done,
            (await house.Ask((CloseAccount verb) => verb.Run(me, new(null, "CAMILLE@exemple.fr"), Stop))).Status
        );
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_must_go_goes_by_itself(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Ask((SignUp verb) => verb.Run(new(Email, "campanule"), Stop));
        var me = await house.Account("autre@exemple.fr");
        await house.Look(db =>
        {
            db.Drafts.AddRange(DraftOf(null, house.Clock.Now), DraftOf(me, house.Clock.Now));
            return db.SaveChangesAsync(Stop);
        });

        house.Clock.Now += KeepNoLonger.VisitorsDrafts;
        await Keep(house);
        Assert.Equal(1, await house.Look(db => db.Drafts.CountAsync(Stop)));
        Assert.Equal(
            1,
            await house.Look(db => db.OneTimeTokens.CountAsync(row => row.Email == null && row.Pseudonym == null, Stop))
        );
        house.Clock.Now += KeepNoLonger.PersonsDrafts;
        await Keep(house);
        Assert.Equal(0, await house.Look(db => db.Drafts.CountAsync(Stop)));
        Assert.Equal(0, await house.Look(db => db.OneTimeTokens.CountAsync(Stop)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task My_participation_says_what_became_of_it(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var me = await house.Account(Email);
        await TakePart(house, me);
        var counts = await house.Ask((MyParticipation list) => list.Count(me, Stop));
        Assert.Equal(new MyParticipation.Counts(1, 1, 1, 1, 1), counts);
        foreach (var section in Enum.GetValues<MyParticipation.Section>())
            Assert.Single(await house.Ask((MyParticipation list) => list.Run(section, me, 1, Stop)));
        var mine = (await house.Ask((MyParticipation list) => list.Run(MyParticipation.Section.Contributions, me, 1, Stop)))[0];
        Assert.Equal($"{Mark} FollowUpAnswer", mine.Answer?.Text);
        Assert.Equal(ModerationReason.Duplicate, mine.Decision?.Reason);
        Assert.Empty(await house.Ask((MyParticipation list) => list.Run(MyParticipation.Section.Contributions, me, 2, Stop)));
    }

    static Task<int> Keep(House house) =>
        house.Ask(
            async (KeepNoLonger keep) =>
            {
                await keep.Run(Stop);
                return 0;
            }
        );

    static Draft DraftOf(Guid? person, DateTimeOffset now, string mark = Mark) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            PersonId = person,
            ProcessId = Guid.CreateVersion7(),
            Type = "proposal",
            Form = JsonSerializer.Serialize(
                new { title = $"{mark} Draft", body = "" },
                new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            ),
            CreatedAt = now,
            UpdatedAt = now,
        };

    /// <summary>One row in every table that carries a person; each says its own name.</summary>
    static Task<int> TakePart(House house, Guid me, string mark = Mark) =>
        house.Look(db =>
        {
            var now = house.Clock.Now;
            var contribution = new Contribution
            {
                Id = Guid.CreateVersion7(),
                ProcessId = Guid.CreateVersion7(),
                Type = "proposal",
                Title = $"{mark} Contribution",
                AuthorId = me,
                CreatedAt = now,
                TrashedAt = now,
            };
            var petition = new Petition
            {
                Id = Guid.CreateVersion7(),
                ProcessId = contribution.ProcessId,
                AuthorId = me,
                Title = $"{mark} Petition",
                FrozenRules = "{}",
            };
            db.AddRange(
                contribution,
                petition,
                new Signatory
                {
                    Id = Guid.CreateVersion7(),
                    PetitionId = petition.Id,
                    PersonId = me,
                    Name = $"{mark} Signatory",
                    Commune = "38185",
                },
                new Support { ContributionId = contribution.Id, PersonId = me },
                new QuestionnaireParticipation
                {
                    QuestionnaireId = Guid.NewGuid(),
                    PersonId = me,
                    Day = new(2026, 11, 23),
                },
                new QuestionnaireAnswer
                {
                    Id = Guid.NewGuid(),
                    QuestionnaireId = Guid.NewGuid(),
                    VersionId = Guid.NewGuid(),
                    PersonId = me,
                    Values = $$"""{"idea":"{{mark}} QuestionnaireAnswer"}""",
                },
                new ContributionVersion
                {
                    Id = Guid.CreateVersion7(),
                    ContributionId = contribution.Id,
                    Number = 1,
                    Title = $"{mark} ContributionVersion",
                    Body = "",
                },
                DraftOf(me, now, mark),
                new Report
                {
                    Id = Guid.CreateVersion7(),
                    SubjectKind = Contribution.Kind,
                    ProcessId = contribution.ProcessId,
                    SubjectId = contribution.Id,
                    ReporterId = me,
                    Text = $"{mark} Report",
                },
                new Trashing
                {
                    Id = Guid.CreateVersion7(),
                    SubjectKind = Contribution.Kind,
                    SubjectId = contribution.Id,
                    ProcessId = contribution.ProcessId,
                    Reason = ModerationReason.Duplicate,
                    Text = $"{mark} Trashing",
                    AgentId = Guid.CreateVersion7(),
                    At = now,
                },
                new FollowUpAnswer
                {
                    Id = Guid.CreateVersion7(),
                    ContributionId = contribution.Id,
                    Text = $"{mark} FollowUpAnswer",
                    Service = "Espaces verts",
                    AgentId = Guid.CreateVersion7(),
                    At = now,
                },
                new OutgoingLetter
                {
                    Id = Guid.CreateVersion7(),
                    Key = Guid.NewGuid().ToString(),
                    PersonId = me,
                    To = "x@exemple.fr",
                    Subject = $"{mark} OutgoingLetter",
                    Text = "",
                    SentAt = now,
                    DueAt = now,
                },
                new OneTimeToken
                {
                    Id = Guid.CreateVersion7(),
                    Hash = Guid.NewGuid().ToString(),
                    Kind = LinkKind.SignIn,
                    PersonId = me,
                    ReturnUrl = $"{mark} OneTimeToken",
                    ExpiresAt = now + TimeSpan.FromHours(1),
                }
            );
            var comment = Guid.CreateVersion7();
            db.Comments.Add(
                new Comment
                {
                    Id = comment,
                    ProcessId = contribution.ProcessId,
                    SubjectKind = Contribution.Kind,
                    SubjectId = contribution.Id,
                    RootId = comment,
                    AuthorId = me,
                    Body = $"{mark} Comment",
                    CreatedAt = now,
                }
            );
            db.CommentVotes.Add(
                new CommentVote
                {
                    CommentId = comment,
                    PersonId = me,
                    Value = 1,
                }
            );
            return db.SaveChangesAsync(Stop);
        });

    /// <summary>Every text of every table, one after the other.</summary>
    static async Task<string> Everything(ParticipationDb db)
    {
        var texts = new List<string>();
        var rows = typeof(MyDataTests).GetMethod(nameof(RowsOf), BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var table in db.Model.GetEntityTypes())
        foreach (var row in await (Task<List<object>>)rows.MakeGenericMethod(table.ClrType).Invoke(null, [db])!)
            texts.AddRange(table.GetProperties().Select(column => column.PropertyInfo?.GetValue(row)).OfType<string>());
        return string.Join('\n', texts);
    }

    static async Task<List<object>> RowsOf<T>(ParticipationDb db)
        where T : class => [.. await db.Set<T>().AsNoTracking().ToListAsync(Stop)];

    /// <summary>The row itself: each column that may be empty is, but for the date of the closing.</summary>
    static Task<int> NothingOfThePersonIsLeft(House house, Guid me) =>
        house.Look(async db =>
        {
            var person = await db.Persons.AsNoTracking().SingleAsync(row => row.Id == me, Stop);
            var table = db.Model.FindEntityType(typeof(Person))!;
            var filled = table
                .GetProperties()
                .Where(column => column.IsNullable && column.PropertyInfo?.GetValue(person) is not null);
            Assert.Equal([nameof(Person.ClosedAt)], filled.Select(column => column.Name));
            var fixedColumns = table
                .GetProperties()
                .Where(column => !column.IsNullable)
                .Select(column => column.Name)
                .Order(StringComparer.Ordinal);
            Assert.Equal(["AccessFailedCount", "CreatedAt", "Culture", "Id", "SecurityStamp"], fixedColumns);
            return 0;
        });
}
