using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Participation.Contributions;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Citizens;

/// <summary>Shows a visitor that their text is safe, on the page that asks who they are.</summary>
public sealed class KeptTexts(ParticipationDb db, Drafts drafts)
{
    public async Task<KeptText?> Find(string? secret, CancellationToken stop)
    {
        if (drafts.Open(secret) is not { } id)
            return null;
        var form = await db
            .Drafts.AsNoTracking()
            .Where(draft => draft.Id == id && draft.PersonId == null)
            .Select(draft => draft.Form)
            .SingleOrDefaultAsync(stop);
        return form is not null && Of(form) is { IsEmpty: false } text ? text : null;
    }

    /// <summary>The title and the beginning of a form, wherever its fields are in the JSON.</summary>
    public static KeptText Of(string form)
    {
        try
        {
            using var json = JsonDocument.Parse(form);
            return new KeptText(
                Field(json.RootElement, "title") ?? "",
                FirstWords.Of(Field(json.RootElement, "body") ?? "", 240)
            );
        }
        catch (JsonException)
        {
            return new KeptText("", "…");
        }
    }

    static string? Field(JsonElement element, string name)
    {
        if (element.ValueKind is not JsonValueKind.Object)
            return null;
        foreach (var property in element.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase) && Words(property.Value) is { } text)
                return text;
            if (Field(property.Value, name) is { } deeper)
                return deeper;
        }
        return null;
    }

    static string? Words(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Array when value.GetArrayLength() > 0 => Words(value[0]),
            _ => null,
        };
}
