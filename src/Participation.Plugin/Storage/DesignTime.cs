using Foundation.Storage;
using Microsoft.EntityFrameworkCore.Design;

namespace Participation.Storage;

/// <summary>Only for <c>dotnet ef</c>, which needs a context without a site around it.</summary>
sealed class SqliteDesignTime : IDesignTimeDbContextFactory<ParticipationDbSqlite>
{
    public ParticipationDbSqlite CreateDbContext(string[] args) => (ParticipationDbSqlite)Store().Open();

    static ParticipationStore Store() => new(DatabaseChoice.SqliteFile("design.db", "participation"));
}

sealed class PostgresDesignTime : IDesignTimeDbContextFactory<ParticipationDbPostgres>
{
    public ParticipationDbPostgres CreateDbContext(string[] args) => (ParticipationDbPostgres)Store().Open();

    static ParticipationStore Store() => new(DatabaseChoice.Postgres("Host=design", "participation"));
}
