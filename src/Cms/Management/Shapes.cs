using Microsoft.AspNetCore.Http;

namespace Cms.Management;

// What many operations send and receive, in the names of the client's `types.gen.d.ts`.

internal sealed record Reference(Guid Id)
{
    public static Reference? Of(Guid? id) => id is { } key ? new(key) : null;
}

internal sealed record Paged<T>(int Total, IReadOnlyList<T> Items)
{
    public static readonly Paged<T> None = new(0, []);

    public Paged<TOther> Select<TOther>(Func<T, TOther> select) => new(Total, [.. Items.Select(select)]);

    public static Paged<T> Of(IReadOnlyCollection<T> all, int skip, int take) => new(all.Count, [.. all.Skip(skip).Take(take)]);
}

internal sealed record Siblings<T>(int TotalBefore, int TotalAfter, IReadOnlyList<T> Items)
{
    public Siblings<TOther> Select<TOther>(Func<T, TOther> select) => new(TotalBefore, TotalAfter, [.. Items.Select(select)]);

    /// <summary>The target with at most so many of its neighbours on each side.</summary>
    public static Siblings<T> Around(IReadOnlyList<T> all, int index, int before, int after)
    {
        if (index < 0)
            return new(0, 0, []);
        var (from, to) = (Math.Max(0, index - before), Math.Min(all.Count - 1, index + after));
        return new(from, all.Count - 1 - to, [.. all.Skip(from).Take(to - from + 1)]);
    }
}

/// <summary>A list of some endpoint's items that has none here.</summary>
internal static class Answers
{
    public static IResult EmptyPage() => Results.Ok(Paged<object>.None);

    public static IResult EmptyList() => Results.Ok(Array.Empty<object>());

    /// <summary>201 as the client reads it: the key in a header.</summary>
    public static IResult Created(HttpContext http, string kind, object id)
    {
        http.Response.Headers["Umb-Generated-Resource"] = id.ToString();
        http.Response.Headers.AccessControlExposeHeaders = "Umb-Generated-Resource";
        return Results.Created($"{ManagementRoom.Prefix}/{kind}/{id}", null);
    }
}
