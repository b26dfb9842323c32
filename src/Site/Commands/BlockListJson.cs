using System.Text.Json;

namespace Site.Commands;

/// <summary>The stored text of a block list, as the backoffice and uSync write it (<c>USYNC.md</c>, 8).</summary>
static class BlockListJson
{
    /// <param name="Alias">Of the property.</param>
    /// <param name="Culture">Null for what does not vary.</param>
    public sealed record Value(string Alias, string? Culture, object Stored);

    /// <param name="elementType">Key of the blocks' element type.</param>
    /// <param name="blocks">The values of each block, in order.</param>
    /// <param name="culture">The culture the blocks are shown in.</param>
    public static string Of(Guid elementType, IReadOnlyList<IReadOnlyList<Value>> blocks, string culture)
    {
        var keyed = blocks.Select(values => (Key: Guid.CreateVersion7(), Values: values)).ToList();
        return JsonSerializer.Serialize(
            new
            {
                contentData = keyed.Select(block => new
                {
                    contentTypeKey = elementType,
                    key = block.Key,
                    values = block.Values.Select(value => new
                    {
                        alias = value.Alias,
                        culture = value.Culture,
                        segment = (string?)null,
                        value = value.Stored,
                    }),
                }),
                settingsData = Array.Empty<object>(),
                expose = keyed.Select(block => new
                {
                    contentKey = block.Key,
                    culture,
                    segment = (string?)null,
                }),
                layout = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["Umbraco.BlockList"] = keyed.Select(block => new { contentKey = block.Key, settingsKey = (Guid?)null }),
                },
            }
        );
    }
}
