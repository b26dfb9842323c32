using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;

namespace Cms.Users;

/// <summary>Who of the staff is asking, in Umbraco's models.</summary>
internal sealed class PresentStaff(IHttpContextAccessor http) : IBackOfficeSecurityAccessor
{
    static readonly GlobalSettings Settings = new();

    public IBackOfficeSecurity? BackOfficeSecurity =>
        http.HttpContext is { } request ? new Present(StaffSession.Of(request) is { } user ? Model(user) : null) : null;

    static User Model(StaffUser user) =>
        new(Settings, user.Id, user.Name, user.Email, user.Email, "", "", user.Groups.Select(Group), [], [])
        {
            Key = user.Key,
            Language = user.Language,
            IsApproved = user.Disabled is null,
            LastLoginDate = user.LastSignIn?.UtcDateTime,
        };

    static ReadOnlyUserGroup Group(string alias) =>
        new(
            0,
            Guid.Empty,
            alias,
            null,
            null,
            null,
            null,
            alias,
            [],
            StaffGroup.SectionsOf(alias),
            new HashSet<string>(),
            new HashSet<Umbraco.Cms.Core.Models.Membership.Permissions.IGranularPermission>(),
            true
        );

    sealed class Present(IUser? user) : IBackOfficeSecurity
    {
        public IUser? CurrentUser => user;

        public bool IsAuthenticated() => user is not null;

        public bool UserHasSectionAccess(string section, IUser user) => user.AllowedSections.Contains(section);
    }
}
