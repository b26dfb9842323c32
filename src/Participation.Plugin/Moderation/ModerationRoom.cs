using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Participation.Citizens;
using Participation.Notifications;

namespace Participation.Moderation;

/// <summary>The room's table of contents, and the type that its words are filed under.</summary>
public sealed class ModerationRoom
{
    internal static void Add(IServiceCollection services)
    {
        services.TryAddSingleton<Limits>();
        services.TryAddScoped<Outbox>();
        services.TryAddScoped<LetterWords>();
        services.TryAddScoped<TellAuthor>();
        services.AddScoped<ReportItem>();
        services.AddScoped<Decide>();
        services.AddScoped<ReadHistory>();
        services.AddScoped<MoveToTrash>();
        services.AddScoped<RestoreItem>();
        services.AddScoped<KeepItem>();
        services.AddScoped<ListReports>();
        services.AddScoped<ListTrash>();
    }

    internal static void Map(Doors doors) { }
}
