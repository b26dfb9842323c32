using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Security;

namespace Participation.Pages;

/// <summary>Who of the staff is signed in to the CMS. Agents and citizens are two populations with two cookies.</summary>
public sealed class Agents(IBackOfficeSecurityAccessor backOffice, IOptions<ParticipationOptions> options)
{
    /// <summary>The signed-in agent, or null: nobody, or somebody of the staff who is not an agent.</summary>
    public Agent? Current =>
        backOffice.BackOfficeSecurity?.CurrentUser is { } user
        && user.Groups.Any(group => options.Value.AgentGroups.Contains(group.Alias, StringComparer.OrdinalIgnoreCase))
            ? new Agent(user.Key, user.Name ?? user.Username)
            : null;
}

/// <param name="Id">The user's key in the CMS.</param>
/// <param name="Name">Shown to colleagues, never to the public.</param>
public sealed record Agent(Guid Id, string Name);
