using System.Security.Cryptography;
using Cms.Users;
using Microsoft.Extensions.Localization;
using Participation.Commands;

namespace Site.Commands;

/// <summary><c>create-admin EMAIL</c>: the first administrator, with a password shown once.</summary>
sealed class CreateAdminCommand(CreateUser create, IStringLocalizer<CommandWords> words) : ICommand
{
    const int PasswordLength = 20;

    public string Name => "create-admin";

    public string Usage => words["CreateAdmin.usage"];

    public async Task<int> Run(string[] args, TextWriter output, CancellationToken stop)
    {
        if (args is not [{ Length: > 0 } email])
        {
            await output.WriteLineAsync(Usage);
            return 1;
        }
        var password = RandomNumberGenerator.GetString(
            "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789",
            PasswordLength
        );
        var outcome = await create.Run(new CreateUser.Form(email, email, password, [StaffGroup.Administrators]), stop);
        await output.WriteLineAsync(
            outcome is CreateUser.Outcome.Created
                ? words["CreateAdmin.done", email, password]
                : words[$"CreateAdmin.{outcome}", email]
        );
        return outcome is CreateUser.Outcome.Created ? 0 : 1;
    }
}
