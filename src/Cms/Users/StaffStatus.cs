namespace Cms.Users;

/// <summary>How a change of accounts or groups ends, in Umbraco's names where it has one.</summary>
public enum StaffStatus
{
    Success,
    UserNotFound,
    UserGroupNotFound,
    NoUserGroup,
    UserNameMissing,
    InvalidEmail,
    DuplicateEmail,
    InvalidPassword,

    /// <summary>Only administrators make administrators, or change one.</summary>
    AdminIsNotYours,
    CannotChangeSelf,

    /// <summary>Who has worked here is closed, not deleted: the history names them.</summary>
    CannotDelete,
    LastAdministrator,
    DuplicateAlias,
    IsFromTheStart,
}
