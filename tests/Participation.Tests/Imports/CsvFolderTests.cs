using System.Text;
using Foundation.Storage;
using Participation.Imports;
using Participation.Imports.Csv;
using Testing;
using Xunit;

namespace Participation.Tests.Imports;

public sealed class CsvFolderTests
{
    const string Map = """
        { "files": [
          { "file": "ideas.csv", "kind": "idea", "parentKind": "idea",
            "columns": { "id": "n", "parent": "re", "title": "t", "body": "b", "authorName": "who", "createdAt": "d",
                         "type": { "column": "sort", "values": { "Idée": "proposal", "Avis": "argument" } } } },
          { "file": "votes.csv", "kind": "vote", "as": "vote", "parentKind": "idea",
            "columns": { "parent": "n", "author": "who", "opinion": { "column": "v", "values": { "+": "agree", "-": "disagree" } } } }
        ] }
        """;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Children_may_come_before_parents_and_circles_are_named(DatabaseProvider provider)
    {
        await using var desk = await ImportDesk.Open(provider);
        var rows = new StringBuilder("n,re,t,b,who,d,sort\n");
        rows.Append("3,2,,Avis sur l’avis,Z,2020-01-03,Avis\n2,1,,Avis,Y,2020-01-02,Avis\n1,,Idée,Texte,X,2020-01-01,Idée\n");
        rows.Append(
            "8,9,,En rond,Z,,Avis\n9,8,,En rond,Z,,Avis\n7,404,,Orphelin,Z,,Avis\n,,Sans numéro,x,Z,,Idée\n5,,,,Z,,Idée\n"
        );
        await desk.File("ideas.csv", Encoding.Latin1.GetBytes(rows.ToString().Replace('’', '\'')));
        await desk.File("votes.csv", "n;who;v\n1;a;+\n1;b;-\n1;a;+\n1;c;?\n"u8.ToArray());

        var report = await desk.Csv(desk.Folder, await desk.File("map.json", Encoding.UTF8.GetBytes(Map)));

        var all = await desk.Contributions();
        Assert.Equal(3, all.Count);
        var idea = all.Single(it => it.Title == "Idée");
        Assert.Equal((1, 1, 1), (idea.Children, idea.Votes.ImportedAgree, idea.Votes.ImportedDisagree));
        Assert.Equal(
            [
                (5, RowNote.ParentsInCircle),
                (5, RowNote.UnknownVote),
                (6, RowNote.UnknownParent),
                (7, RowNote.UnknownParent),
                (8, RowNote.NoId),
                (9, RowNote.NoText),
            ],
            report.Refused.Select(line => (line.From.Line, line.Note)).Order()
        );
    }

    [Theory]
    [InlineData("""{ "files": [ { "file": "../secret.csv", "kind": "x", "columns": {} } ] }""", "MapFileOutside")]
    [InlineData("""{ "files": [ { "file": "absent.csv", "kind": "x", "columns": {} } ] }""", "FileMissing")]
    [InlineData("""{ "files": [ { "file": "ideas.csv", "kind": "x", "columns": { "id": "nope" } } ] }""", "MapColumn")]
    [InlineData("""{ "files": [ { "file": "ideas.csv", "kind": "x", "columns": { "nom": "n" } } ] }""", "MapField")]
    [InlineData("""{ "files": [ { "file": "ideas.csv", "kind": "author", "columns": { "id": "n" } } ] }""", "MapKind")]
    [InlineData("""{ "files": [ { "fil": "ideas.csv" } ] }""", "MapWrong")]
    [InlineData("""{ "files": [] }""", "MapEmpty")]
    [InlineData("{", "MapWrong")]
    public async Task A_map_that_does_not_fit_says_where(string map, string word)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["ideas.csv"], "n,t\n1,x\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder["map.json"], map, TestContext.Current.CancellationToken);
        var wrong = Assert.Throws<UnusableImportException>(() =>
            new CsvFolder(folder.Path, ImportMap.Read(folder["map.json"]), TimeProvider.System)
        );
        Assert.Equal(word, wrong.Word);
        Assert.False(ImportDesk.Words[word].ResourceNotFound);
    }
}
