namespace Participation.Contributions;

/// <summary>What everybody may read, in one place.</summary>
public static class ListedContributions
{
    /// <summary>Published, and neither withdrawn nor in the trash: <see cref="Contribution.IsListed"/> as a query.</summary>
    public static IQueryable<Contribution> Listed(this IQueryable<Contribution> rows) =>
        rows.Where(row => row.TrashedAt == null && row.Withdrawal == null);
}
