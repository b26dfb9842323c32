using Microsoft.Data.Sqlite;

namespace Foundation.Storage;

/// <summary>Copies a SQLite database as it is committed, its write-ahead log included, while others read and write it.</summary>
public static class SqliteCopy
{
    /// <param name="file">The database.</param>
    /// <param name="copy">A new file.</param>
    public static void Run(string file, string copy)
    {
        using var source = Open(file);
        using var target = Open(copy);
        source.BackupDatabase(target);
    }

    /// <summary>Without the pool, which would keep the files open.</summary>
    static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()
        );
        connection.Open();
        return connection;
    }
}
