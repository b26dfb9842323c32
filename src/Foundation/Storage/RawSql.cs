using System.Data.Common;

namespace Foundation.Storage;

/// <summary>The few statements of hot paths that Entity Framework would slow down: parameters by name, nothing else.</summary>
public static class RawSql
{
    /// <summary>Runs a statement; answers the number of rows it touched.</summary>
    public static async Task<int> Execute(
        this DbConnection connection,
        string sql,
        params (string Name, object? Value)[] parameters
    )
    {
        await using var command = Command(connection, sql, parameters);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of the first row, or null when there is no row or it holds NULL.</summary>
    public static async Task<object?> Scalar(
        this DbConnection connection,
        string sql,
        params (string Name, object? Value)[] parameters
    )
    {
        await using var command = Command(connection, sql, parameters);
        return await command.ExecuteScalarAsync() is { } value and not DBNull ? value : null;
    }

    static DbCommand Command(DbConnection connection, string sql, (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
