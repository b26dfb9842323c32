using Foundation.Storage;
using Microsoft.Extensions.Options;
using Participation.Imports;
using Participation.Processes;
using Testing;
using Xunit;

namespace Participation.Tests.Imports;

public sealed class ImportCommandTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    const string Header =
        "type;contributions_id;contributions_author_id;contributions_section_title;contributions_title;contributions_bodyText;contributions_createdAt\n";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_command_makes_the_process_reports_and_says_by_its_code_how_it_went(DatabaseProvider provider)
    {
        await using var desk = await ImportDesk.Open(provider);
        var maker = new Maker(desk.Process);
        var good = await desk.File(
            "good.csv",
            System.Text.Encoding.UTF8.GetBytes(Header + "contribution;1;u1;Eau;Titre;Texte;2016-03-01 10:00:00\n")
        );
        var bad = await desk.File(
            "bad.csv",
            System.Text.Encoding.UTF8.GetBytes(Header + "contribution;;u1;Eau;Sans identifiant;Texte;2016-03-01 10:00:00\n")
        );

        var (code, said) = await Run(desk, maker, "cap-collectif", good, "--process", "numerique");
        Assert.Equal(1, code);
        Assert.Contains("--create-process", said, StringComparison.Ordinal);

        (code, said) = await Run(
            desk,
            maker,
            "cap-collectif",
            good,
            "--process",
            "numerique",
            "--create-process",
            "Le numérique"
        );
        Assert.Equal(0, code);
        Assert.Equal(("numerique", "Le numérique", "Eau"), (maker.Slug, maker.Title, Assert.Single(maker.Sections)));
        Assert.Contains("1 propositions", said, StringComparison.Ordinal);

        (code, said) = await Run(desk, maker, "cap-collectif", bad, "--process", "numerique", "--create-process", "Le numérique");
        Assert.Equal(2, code);
        Assert.Contains("bad.csv, ligne 2", said.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(desk.Folder, "imports"), "*-numerique.txt"));
    }

    [Theory]
    [InlineData()]
    [InlineData("csv")]
    [InlineData("csv", "/absent", "--process", "x")]
    [InlineData("xml", "/absent", "--process", "x")]
    [InlineData("cap-collectif", "/absent.csv", "--process", "x")]
    [InlineData("cap-collectif", "/etc/hostname", "--process", "x")]
    [InlineData("decidim", "/absent", "--process", "x")]
    [InlineData("decidim", "/absent", "--process", "x", "--unknown")]
    [InlineData("decidim", "/absent", "--process")]
    public async Task A_wrong_call_explains_itself(params string[] args)
    {
        await using var desk = await ImportDesk.Open(DatabaseProvider.Sqlite);
        var (code, said) = await Run(desk, new Maker(desk.Process), args);
        Assert.Equal(1, code);
        Assert.Contains("import csv DOSSIER", said, StringComparison.Ordinal);
        Assert.Empty(await desk.Contributions());
    }

    static async Task<(int Code, string Said)> Run(ImportDesk desk, Maker maker, params string[] args)
    {
        var output = new StringWriter();
        var command = new ImportCommand(
            desk.Verb,
            new ProcessCatalog(),
            [maker],
            ImportDesk.Communes,
            ImportDesk.Words,
            Options.Create(new ParticipationOptions { DataFolder = desk.Folder }),
            TimeProvider.System
        );
        return (await command.Run(args, output, Stop), output.ToString());
    }

    sealed class Maker(Process process) : IProcessMaker
    {
        public string? Slug { get; private set; }
        public string? Title { get; private set; }
        public IReadOnlyList<string> Sections { get; private set; } = [];

        public Task<Process> FindOrMake(string slug, string title, IReadOnlyList<string> sections, CancellationToken stop)
        {
            (Slug, Title) = (slug, title);
            Sections = Sections.Count == 0 ? sections : Sections;
            return Task.FromResult(process);
        }
    }
}
