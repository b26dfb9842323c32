using Cms.Dictionary;
using Cms.Management.Events;
using Cms.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Languages;

/// <summary>The words of the interface that editors may change.</summary>
internal static class DictionaryItems
{
    public sealed record TranslationForm(string IsoCode, string? Translation);

    public sealed record CreateForm(Guid? Id, string Name, Reference? Parent, IReadOnlyList<TranslationForm> Translations);

    public sealed record UpdateForm(string Name, IReadOnlyList<TranslationForm> Translations);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet(
            "/item/dictionary",
            async (Guid[] id, DictionaryStore words, CancellationToken stop) =>
                Results.Ok((await words.All(stop)).Where(item => id.Contains(item.Key)).Select(Item))
        );
        var section = api.MapGroup("").NeedsSection(Section.Translation);
        section.MapGet("/dictionary", Overview);
        section.MapGet("/dictionary/{id:guid}", Read);
        section.MapGet(
            "/tree/dictionary/root",
            (DictionaryStore words, CancellationToken stop, int skip = 0, int take = 100) => Tree(null, words, skip, take, stop)
        );
        section.MapGet(
            "/tree/dictionary/children",
            (Guid parentId, DictionaryStore words, CancellationToken stop, int skip = 0, int take = 100) =>
                Tree(parentId, words, skip, take, stop)
        );
        section.MapGet("/tree/dictionary/ancestors", Ancestors);
        var writing = section.MapGroup("").Announces(ServerEvents.Dictionary);
        writing.MapPost("/dictionary", Create);
        writing.MapPut("/dictionary/{id:guid}", Update);
        writing.MapDelete("/dictionary/{id:guid}", Delete);
    }

    static async Task<IResult> Overview(
        DictionaryStore words,
        CancellationToken stop,
        string? filter = null,
        int skip = 0,
        int take = 100
    )
    {
        var all = await words.All(stop);
        var found = all.FindAll(item =>
            filter is not { Length: > 0 } || item.Alias.Contains(filter, StringComparison.OrdinalIgnoreCase)
        );
        return Results.Ok(
            Paged<DictionaryItem>
                .Of(found, skip, take)
                .Select(item => new
                {
                    name = item.Alias,
                    id = item.Key,
                    parent = ParentOf(item, all) is { } parent ? new Reference(parent.Key) : null,
                    translatedIsoCodes = item.Translations.Where(said => said.Value.Length > 0).Select(said => said.Key),
                })
        );
    }

    static async Task<IResult> Read(Guid id, DictionaryStore words, CancellationToken stop) =>
        (await words.All(stop)).Find(item => item.Key == id) is { } found
            ? Results.Ok(
                new
                {
                    name = found.Alias,
                    translations = found.Translations.Select(said => new { isoCode = said.Key, translation = said.Value }),
                    id,
                }
            )
            : Refusal.NotFound;

    static async Task<IResult> Tree(Guid? parent, DictionaryStore words, int skip, int take, CancellationToken stop)
    {
        var all = await words.All(stop);
        var above = all.Find(item => item.Key == parent)?.Alias;
        return Results.Ok(
            Paged<DictionaryItem>.Of(all.FindAll(item => item.Parent == above), skip, take).Select(item => TreeItem(item, all))
        );
    }

    static async Task<IResult> Ancestors(Guid descendantId, DictionaryStore words, CancellationToken stop)
    {
        var all = await words.All(stop);
        var path = new List<DictionaryItem>();
        for (
            var item = all.Find(item => item.Key == descendantId);
            item is not null && !path.Contains(item);
            item = ParentOf(item, all)
        )
            path.Insert(0, item);
        return Results.Ok(path.Select(item => TreeItem(item, all)));
    }

    static async Task<IResult> Create(CreateForm form, DictionaryStore words, HttpContext http, CancellationToken stop)
    {
        var key = form.Id ?? Guid.CreateVersion7();
        var status = await words.Add(key, form.Name, form.Parent?.Id, Texts(form.Translations), stop);
        return status == DictionaryStore.Outcome.Done ? Answers.Created(http, "dictionary", key) : Refused(status);
    }

    static async Task<IResult> Update(Guid id, UpdateForm form, DictionaryStore words, CancellationToken stop) =>
        Answer(await words.Change(id, form.Name, Texts(form.Translations), stop));

    static async Task<IResult> Delete(Guid id, DictionaryStore words, CancellationToken stop) =>
        Answer(await words.Remove(id, stop));

    static IResult Answer(DictionaryStore.Outcome outcome) =>
        outcome == DictionaryStore.Outcome.Done ? Results.Ok() : Refused(outcome);

    static Refusal Refused(DictionaryStore.Outcome outcome) =>
        new(
            outcome switch
            {
                DictionaryStore.Outcome.ItemNotFound => StatusCodes.Status404NotFound,
                DictionaryStore.Outcome.DuplicateItemKey => StatusCodes.Status409Conflict,
                _ => StatusCodes.Status400BadRequest,
            },
            outcome.ToString()
        );

    static Dictionary<string, string> Texts(IEnumerable<TranslationForm> said) =>
        said.Where(one => one.Translation is { Length: > 0 })
            .ToDictionary(one => one.IsoCode, one => one.Translation!, StringComparer.OrdinalIgnoreCase);

    static DictionaryItem? ParentOf(DictionaryItem item, List<DictionaryItem> all) =>
        all.Find(other => other.Alias == item.Parent);

    static object Item(DictionaryItem item) =>
        new
        {
            id = item.Key,
            flags = Array.Empty<object>(),
            name = item.Alias,
        };

    static object TreeItem(DictionaryItem item, List<DictionaryItem> all) =>
        new
        {
            hasChildren = all.Exists(other => other.Parent == item.Alias),
            id = item.Key,
            parent = ParentOf(item, all) is { } parent ? new Reference(parent.Key) : null,
            flags = Array.Empty<object>(),
            name = item.Alias,
        };
}
