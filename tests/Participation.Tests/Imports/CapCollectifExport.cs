namespace Participation.Tests.Imports;

/// <summary>Writes a file as the platform does. The texts are ours.</summary>
static class CapCollectifExport
{
    public static readonly string[] Header =
    [
        "type",
        "contributions_id",
        "contributions_author_id",
        "contributions_consultation_title",
        "contributions_section_title",
        "contributions_title",
        "contributions_bodyText",
        "contributions_createdAt",
        "contributions_updatedAt",
        "contributions_url",
        "contributions_published",
        "contributions_trashed",
        "contributions_trashedStatus",
        "contributions_trashedAt",
        "contributions_trashedReason",
        "contributions_votesCount",
        "contributions_votesCountOk",
        "contributions_votesCountMitige",
        "contributions_votesCountNok",
        "contributions_votes_id",
        "contributions_votes_related_id",
        "contributions_votes_author_id",
        "contributions_votes_value",
        "contributions_votes_createdAt",
        "contributions_arguments_related_id",
        "contributions_arguments_related_kind",
        "contributions_arguments_id",
        "contributions_arguments_author_id",
        "contributions_arguments_type",
        "contributions_arguments_body",
        "contributions_arguments_createdAt",
        "contributions_arguments_published",
        "contributions_arguments_trashed",
        "contributions_arguments_votesCount",
        "contributions_reportings_related_id",
        "contributions_reportings_related_kind",
        "contributions_reportings_id",
        "contributions_reportings_author_id",
        "contributions_reportings_type",
        "contributions_reportings_body",
        "contributions_reportings_createdAt",
        "contributions_sources_id",
        "contributions_sources_related_id",
        "contributions_sources_related_kind",
        "contributions_sources_author_id",
        "contributions_sources_body",
        "contributions_sources_createdAt",
        "contributions_sources_votesCount",
        "contribution_versions_id",
        "contribution_versions_title",
        "contribution_versions_bodyText",
        "contribution_versions_createdAt",
    ];

    public static readonly (string, string)[] Bench =
    [
        ("contributions_id", "UHJvcG9zYWw6MQ=="),
        ("contributions_author_id", "VXNlcjo3"),
        ("contributions_section_title", "Ouverture des données publiques"),
        ("contributions_title", "Des bancs à l’ombre"),
        ("contributions_bodyText", "Un banc tous les cent mètres ; sous un arbre."),
        ("contributions_createdAt", "2016-03-01 10:00:00"),
        ("contributions_published", "1"),
    ];

    public static readonly (string, string)[] BenchTotals =
    [
        ("contributions_votesCount", "5"),
        ("contributions_votesCountOk", "3"),
        ("contributions_votesCountMitige", "1"),
        ("contributions_votesCountNok", "1"),
    ];

    public static (string, string)[] Named(string id, string title, string body) =>
        [
            ("contributions_id", id),
            ("contributions_author_id", "u1"),
            ("contributions_title", title),
            ("contributions_bodyText", body),
            ("contributions_createdAt", "2016-03-01 10:00:00"),
        ];

    public static (string, string)[] ArgumentCells(string id, string side, string body, string related = "") =>
        [
            ("contributions_arguments_id", id),
            ("contributions_arguments_related_id", related),
            ("contributions_arguments_author_id", "u2"),
            ("contributions_arguments_type", side),
            ("contributions_arguments_body", body),
            ("contributions_arguments_createdAt", "2016-03-02 10:00:00"),
            ("contributions_arguments_votesCount", "4"),
        ];

    public static string File(params string[] rows) => string.Join('\n', [string.Join(';', Header), .. rows]) + "\n";

    /// <summary>As the platform writes it: quoted where needed, and cut after the last cell that holds something.</summary>
    public static string Row(string type, (string Column, string Value)[] cells)
    {
        var values = cells
            .Append(("type", type))
            .GroupBy(cell => cell.Item1, cell => cell.Item2)
            .ToDictionary(group => group.Key, group => group.Last());
        return string.Join(';', Header.Select(column => Quoted(values.GetValueOrDefault(column, "")))).TrimEnd(';');
    }

    static string Quoted(string value) =>
        value.AsSpan().IndexOfAny(";\"\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
