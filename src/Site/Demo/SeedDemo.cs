using Cms.Storage;
using Cms.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Storage;

namespace Site.Demo;

/// <summary>
/// The demonstration: four accounts and a debate in the consultation. Safe to run at every start: what exists stays as
/// it is, what a killed start left out is added.
/// </summary>
public sealed class SeedDemo(
    DemoAccounts accounts,
    CreateUser createUser,
    CmsStorage cms,
    PasswordHasher<StaffUser> staffHasher,
    IServiceScopeFactory scopes,
    ILogger<SeedDemo> log
)
{
    const string CitizenName = "bergamote_38";

    /// <param name="Role">Of <see cref="DemoAccounts"/>.</param>
    sealed record Staff(string Role, string Name, string[] Groups);

    static readonly Staff[] Everybody =
    [
        new(DemoAccounts.Administrator, "Administration (démo)", [StaffGroup.Administrators]),
        new(DemoAccounts.Editor, "Rédaction (démo)", [StaffGroup.Editors]),
        new(DemoAccounts.Agent, "Participation (démo)", [StaffGroup.Editors, "participationAgent"]),
    ];

    /// <returns>The accounts, to be shown.</returns>
    public async Task<IReadOnlyList<DemoAccounts.Account>> Run(CancellationToken stop)
    {
        var kept = await accounts.Read(stop);
        var all = kept ?? await accounts.Create(stop);
        var isNew = kept is null;
        foreach (var staff in Everybody)
            await Open(staff, all.First(account => account.Role == staff.Role), isNew, stop);

        await using var scope = scopes.CreateAsyncScope();
        var citizen = await OpenCitizen(
            scope.ServiceProvider,
            all.First(account => account.Role == DemoAccounts.Citizen),
            isNew,
            stop
        );
        if (await scope.ServiceProvider.GetRequiredService<DemoParticipation>().Run(citizen, await AgentKey(all, stop), stop))
            log.LogInformation("The demonstration's debate is in the consultation.");
        if (await scope.ServiceProvider.GetRequiredService<DemoPetitions>().Run(stop))
            log.LogInformation("The demonstration's petitions are filed.");
        if (await scope.ServiceProvider.GetRequiredService<DemoAnswers>().Run(stop) is > 0 and var answers)
            log.LogInformation("The demonstration's questionnaire has {Answers} answers.", answers);
        return all;
    }

    async Task Open(Staff staff, DemoAccounts.Account account, bool isNew, CancellationToken stop)
    {
        var outcome = await createUser.Run(new(staff.Name, account.Email, account.Password, staff.Groups), stop);
        if (outcome is CreateUser.Outcome.EmailTaken && isNew)
            await Reset(account, stop);
        else if (outcome is not (CreateUser.Outcome.Created or CreateUser.Outcome.EmailTaken))
            throw new InvalidOperationException($"The demonstration's {staff.Role} account is refused: {outcome}.");
    }

    /// <summary>The file was lost, the account was not: it gets the password of the new file.</summary>
    async Task Reset(DemoAccounts.Account account, CancellationToken stop)
    {
        await using var db = cms.Open();
        var user = await db.Users.SingleAsync(row => row.Email == account.Email, stop);
        user.PasswordHash = staffHasher.HashPassword(user, account.Password);
        user.SecurityStamp = Guid.NewGuid();
        await db.SaveChangesAsync(stop);
    }

    static async Task<Guid> OpenCitizen(IServiceProvider scope, DemoAccounts.Account account, bool isNew, CancellationToken stop)
    {
        if (await scope.GetRequiredService<OpenAccount>().Run(account.Email, CitizenName, account.Password, stop) is { } id)
            return id;
        var db = scope.GetRequiredService<ParticipationDb>();
        var person = await db.Persons.SingleAsync(row => row.Email == account.Email, stop);
        if (isNew)
            person.ChoosePassword(scope.GetRequiredService<Passwords>().Hash(account.Password));
        await db.SaveChangesAsync(stop);
        return person.Id;
    }

    async Task<Guid> AgentKey(IReadOnlyList<DemoAccounts.Account> all, CancellationToken stop)
    {
        var email = all.First(account => account.Role == DemoAccounts.Agent).Email;
        await using var db = cms.Open();
        return await db.Users.Where(user => user.Email == email).Select(user => user.Key).SingleAsync(stop);
    }
}
