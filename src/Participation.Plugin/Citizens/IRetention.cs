namespace Participation.Citizens;

/// <summary>A room that keeps things for a time, or for a person who may leave. <c>docs/retention.md</c> says what and how long.</summary>
public interface IRetention
{
    /// <summary>Removes what is due. Called every hour.</summary>
    Task KeepNoLonger(CancellationToken stop);

    /// <summary>Removes what goes with an account, inside the transaction that closes it.</summary>
    /// <returns>What is left to do after the commit: files, which no transaction brings back.</returns>
    Task<Action> Leave(Guid personId, CancellationToken stop);
}
