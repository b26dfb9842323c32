using Cms.Storage;
using Microsoft.EntityFrameworkCore;

namespace Cms.Users;

/// <summary>The user groups that exist from the start. Their aliases are Umbraco's where Umbraco has one.</summary>
public static class StaffGroup
{
    public const string Administrators = "admin";
    public const string Editors = "editor";

    static readonly UserGroup[] FromTheStart =
    [
        New(
            "e5e7f6c8-7f9c-4b5b-8d5d-9e1e5a4f7e4d",
            Administrators,
            new()
            {
                Name = "Administrateurs",
                Icon = "icon-medal",
                Sections = [Section.Content, Section.Media, Section.Settings, Section.Users, Section.Translation],
                Verbs = DocumentVerb.All,
                AllLanguages = true,
                DocumentRoot = true,
                MediaRoot = true,
            }
        ),
        New(
            "44dc260e-b4d4-4dd9-9081-eec5598f1641",
            Editors,
            new()
            {
                Name = "Rédaction",
                Icon = "icon-tools",
                Sections = [Section.Content, Section.Media, Section.Translation],
                Verbs = [.. DocumentVerb.All.Except([DocumentVerb.CultureAndHostnames])],
                AllLanguages = true,
                DocumentRoot = true,
                MediaRoot = true,
            }
        ),
    ];

    /// <summary>Any other alias is a group that a plugin knows.</summary>
    public static IReadOnlyList<string> SectionsOf(string group) =>
        Array.Find(FromTheStart, known => known.Alias == group)?.Rights.Sections ?? [];

    /// <summary>Those that are missing; what administrators made of the others stays.</summary>
    internal static async Task AddMissing(CmsDb db, CancellationToken stop)
    {
        var there = await db.Groups.Select(group => group.Alias).ToListAsync(stop);
        foreach (var group in FromTheStart.ExceptBy(there, group => group.Alias))
            db.Groups.Add(
                new()
                {
                    Key = group.Key,
                    Alias = group.Alias,
                    Rights = group.Rights,
                }
            );
        await db.TrySaveChanges(stop);
    }

    static UserGroup New(string key, string alias, GroupRights rights) =>
        new()
        {
            Key = Guid.Parse(key),
            Alias = alias,
            Rights = rights,
        };
}
