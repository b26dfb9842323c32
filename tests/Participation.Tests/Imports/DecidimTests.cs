using System.Text;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.FollowUp;
using Participation.Imports;
using Testing;
using Xunit;

namespace Participation.Tests.Imports;

/// <summary>The exports of Decidim, older and newer, CSV and JSON. The texts are ours.</summary>
public sealed class DecidimTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    const string Older = """
        id;category/id;category/name/en;category/name/fr;scope/id;scope/name/en;scope/name/fr;title;body;votes;comments;created_at;url;component/id;meeting_urls
        1;3;Trees;Arbres;7;;Échirolles;Planter;"<p>Un arbre</p><p>par rue</p>";12;2;2020-01-06 10:00:00 UTC;https://exemple/proposals/1;4;
        """;

    const string Newer = """
        id;author/id;author/name;title/fr;title/en;body/fr;address;latitude;longitude;state;answer/fr;answered_at;votes;withdrawn;created_at;updated_at
        11;5;Une Vraie Personne;Bancs;Benches;Des bancs;Place Victor Hugo;45.1885;5.7245;accepted;<p>C’est prévu.</p>;2021-05-01 10:00:00 +0200;3;false;2021-02-01 10:00:00 +0100;2021-02-01 10:00:00 +0100
        12;;Une Vraie Personne;Fontaines;;Des fontaines;;;;rejected;;;1;false;2021-02-02 10:00:00 +0100;
        13;6;Autre;Retirée;;Oubliez;;;;withdrawn;;;0;true;2021-02-03 10:00:00 +0100;2021-02-04 10:00:00 +0100
        """;

    const string Comments = """
        id;created_at;body;author/id;author/name;alignment;depth;user_group/id;user_group/name/fr;commentable_id;commentable_type;root_commentable_url
        102;2021-03-02 10:00:00 +0100;Réponse;6;Autre;-1;1;;;101;Decidim::Comments::Comment;https://exemple/processes/x/f/1/proposals/11
        101;2021-03-01 10:00:00 +0100;D’accord;5;Une Vraie Personne;1;0;;;11;Decidim::Proposals::Proposal;https://exemple/processes/x/f/1/proposals/11
        103;2021-03-03 10:00:00 +0100;Réponse à un absent;6;Autre;0;1;;;999;Decidim::Comments::Comment;https://exemple/processes/x/f/1/proposals/11
        104;2021-03-03 10:00:00 +0100;Perdu;6;Autre;0;0;;;5;Decidim::Meetings::Meeting;https://exemple/meetings/5
        105;2021-03-03 10:00:00 +0100;En rond;6;Autre;0;1;;;106;Decidim::Comments::Comment;https://exemple/processes/x/f/1/proposals/11
        106;2021-03-03 10:00:00 +0100;En rond aussi;6;Autre;0;1;;;105;Decidim::Comments::Comment;https://exemple/processes/x/f/1/proposals/11
        107;2021-03-03 10:00:00 +0100;En rond sans recours;6;Autre;0;1;;;107;Decidim::Comments::Comment;
        """;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Proposals_answers_and_threads_arrive(DatabaseProvider provider)
    {
        await using var desk = await ImportDesk.Open(provider);
        await desk.File("decidim/a-comments.csv", Encoding.UTF8.GetBytes(Comments));
        await desk.File("decidim/old.csv", Encoding.UTF8.GetBytes(Older));
        await desk.File("decidim/proposals.csv", Encoding.UTF8.GetBytes(Newer));
        var folder = Path.Combine(desk.Folder, "decidim");

        var report = await desk.Decidim(folder);
        var state = await desk.State();
        var again = await desk.Decidim(folder);

        Assert.Equal([RowNote.UnknownParent, RowNote.ParentsInCircle], report.Refused.Select(line => line.Note));
        Assert.Equal([8, 5], report.Refused.Select(line => line.From.Line).OrderDescending());
        Assert.Empty(again.Taken);
        Assert.Equal(state, await desk.State());

        var all = await desk.Contributions();
        var tree = all.Single(it => it.Title == "Planter");
        Assert.Equal(("Un arbre\n\npar rue", "Arbres", "38151", 12), (tree.Body, tree.Theme, tree.Commune, tree.Votes.AllAgree));
        var bench = all.Single(it => it.Title == "Bancs");
        Assert.Equal((FollowUpStatus.TakenIntoAccount, "38185", 5), (bench.Status, bench.Commune, bench.Comments));
        Assert.NotNull(all.Single(it => it.Title == "Retirée").Withdrawal);
        Assert.DoesNotContain(all, it => it.Author?.Pseudonym?.Contains("Vraie", StringComparison.Ordinal) is true);

        await using var db = desk.Db;
        var comments = await db.Comments.AsNoTracking().ToListAsync(Stop);
        var top = comments.Single(it => it.Body == "D’accord");
        var reply = comments.Single(it => it.Body == "Réponse");
        Assert.Equal((1, 1, 0), (top.Alignment, top.Replies, top.Depth));
        Assert.Equal((top.Id, top.Id, 1), (reply.ParentId, reply.RootId, reply.Depth));
        Assert.Null(comments.Single(it => it.Body == "Réponse à un absent").ParentId);
        Assert.Equal("C’est prévu.", (await db.FollowUpAnswers.SingleAsync(it => it.ContributionId == bench.Id, Stop)).Text);
        Assert.Equal(0, await db.ImportedRows.CountAsync(row => row.ExternalId.Contains("Vraie"), Stop));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_broken_JSON_file_gives_what_stands_before_the_break(DatabaseProvider provider)
    {
        await using var desk = await ImportDesk.Open(provider);
        const string json = """
            [{"id": 21, "category": {"id": 1, "name": {"fr": "Eau"}}, "title": {"fr": "Pluie", "en": "Rain"}, "body": {"fr": "L’eau\u0000 \ud800de pluie"}, "votes": 4, "created_at": "2022-01-01T10:00:00+0100"},
             {"id": 22, "title": {"en": "Only English"}, "body": {"en": "x"}, "state": null, "created_at": "2022-01-01"},
             {"id": 23, "title": {"fr": "Coupée
            """;
        var report = await desk.Decidim(await desk.File("proposals.json", Encoding.UTF8.GetBytes(json)));

        Assert.Equal([RowNote.Unreadable], report.Refused.Select(line => line.Note));
        var all = await desk.Contributions();
        Assert.Equal(["Only English", "Pluie"], all.Select(it => it.Title).Order(StringComparer.Ordinal));
        Assert.Equal("Eau", all.Single(it => it.Title == "Pluie").Theme);
    }
}
