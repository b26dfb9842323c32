using Cms.DataTypes;
using Cms.Dictionary;
using Cms.Documents;
using Cms.DocumentTypes;
using Cms.Languages;

namespace Cms.Sync;

/// <summary>Everything one run found in the folder, parsed and checked, before anything is stored.</summary>
public sealed class SyncReading
{
    public List<SyncProblem> Problems { get; } = [];
    public List<Language> Languages { get; } = [];
    public List<DictionaryItem> Dictionary { get; } = [];
    public List<DataTypeRow> DataTypes { get; } = [];
    public List<TypeRow> Types { get; } = [];
    public List<SyncedNode> Nodes { get; } = [];
    public List<Domain> Domains { get; } = [];
    public List<SyncedMarker> Markers { get; } = [];
    public List<SyncedFile> Files { get; } = [];

    internal IReadOnlyDictionary<string, string> Applied { get; init; } = new Dictionary<string, string>();
    internal Dictionary<(string Kind, string Id), string> Declared { get; } = [];
    internal List<SyncNeed> Needed { get; } = [];

    /// <summary>Complains about every reference that neither the files nor the database can satisfy.</summary>
    internal void CheckReferences(IReadOnlySet<(string Kind, string Id)> stored)
    {
        foreach (var need in Needed)
            if (!Declared.ContainsKey((need.Kind, need.Id)) && !stored.Contains((need.Kind, need.Id)))
                Problems.Add(new(need.File, need.Line, $"there is no {need.Kind} {need.Id}"));
        CheckCircles(
            Nodes
                .DistinctBy(node => node.Row.Key)
                .ToDictionary(node => node.Row.Key, node => node.Row.Parent is { } parent ? [parent] : Array.Empty<Guid>())
        );
        CheckCircles(
            Types.DistinctBy(type => type.Key).ToDictionary(type => type.Key, type => type.Definition.Compositions.ToArray())
        );
    }

    /// <summary>Nothing may be above itself in the tree, nor be composed of itself.</summary>
    void CheckCircles(Dictionary<Guid, Guid[]> above)
    {
        var settled = new HashSet<Guid>();
        foreach (var start in above.Keys)
        {
            var seen = new HashSet<Guid>();
            var ahead = new Queue<Guid>(above[start]);
            while (ahead.TryDequeue(out var key))
            {
                if (key == start)
                {
                    Problems.Add(new(FileOf(start), 0, $"{start} is above itself"));
                    break;
                }
                if (!settled.Contains(key) && seen.Add(key))
                    foreach (var next in above.GetValueOrDefault(key, []))
                        ahead.Enqueue(next);
            }
            if (!seen.Contains(start))
                settled.Add(start);
        }
    }

    string FileOf(Guid key) => Declared.FirstOrDefault(item => item.Key.Id == key.ToString()).Value ?? "";
}

/// <summary>A document or medium as its file describes it.</summary>
/// <param name="TypeAlias">Alias of the document or media type.</param>
/// <param name="PublishedCultures">Cultures the file says are published; "" for an invariant document.</param>
public sealed record SyncedNode(NodeRow Row, string TypeAlias, IReadOnlySet<string> PublishedCultures);

/// <summary>An <c>Empty</c> file: what it says happened to an item of that folder.</summary>
public sealed record SyncedMarker(string Folder, Guid Key, string Alias, string Change);

internal sealed record SyncNeed(string File, int Line, string Kind, string Id);
