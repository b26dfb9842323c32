using Microsoft.Extensions.Localization;

namespace Participation.Moderation;

/// <summary>Types of items in the reader's language; what editors added is called by its alias.</summary>
static class ItemWords
{
    public static string Type(IStringLocalizer<ModerationRoom> words, string type) =>
        words["Type." + type] is { ResourceNotFound: false } found ? found.Value : type;
}
