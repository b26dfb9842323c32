namespace Cms.Users;

/// <summary>The user groups that exist from the start. Their aliases are Umbraco's where Umbraco has one.</summary>
public static class StaffGroup
{
    public const string Administrators = "admin";
    public const string Editors = "editor";

    /// <summary>Any other alias is a group that a plugin knows.</summary>
    public static IReadOnlyList<string> SectionsOf(string group) =>
        group switch
        {
            Administrators =>
            [
                "Umb.Section.Content",
                "Umb.Section.Media",
                "Umb.Section.Settings",
                "Umb.Section.Users",
                "Umb.Section.Translation",
            ],
            Editors => ["Umb.Section.Content", "Umb.Section.Media", "Umb.Section.Translation"],
            _ => [],
        };
}
