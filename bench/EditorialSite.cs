using System.Text.Json;
using Cms;
using Cms.Documents;
using Cms.Storage;
using Foundation.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bench;

/// <summary>The demonstration's content with as many news as asked, in two languages, of a few paragraphs each.</summary>
static class EditorialSite
{
    const int BatchSize = 1000;

    public static CmsOptions Options(string folder) =>
        new()
        {
            DataFolder = folder,
            Database = DatabaseChoice.SqliteFile(Path.Combine(folder, "cms.db"), CmsDb.Schema),
            SyncFolder = Path.GetFullPath("uSync/v17"),
            SyncMediaFolder = Path.GetFullPath("uSync/media"),
            Entry = typeof(EditorialSite).Assembly,
        };

    public static WebApplication Build(string folder)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddLogging();
        builder.AddCms(Options(folder));
        return builder.Build();
    }

    /// <summary>Writes the rows as an import would have left them.</summary>
    public static async Task Fill(string folder, int documents)
    {
        await using var site = Build(folder);
        await site.Services.GetRequiredService<StartCms>().Run(default);
        await using var db = site.Services.GetRequiredService<CmsStorage>().Open();
        var type = await db.Types.SingleAsync(type => type.Alias == "news");
        var list = await db.Types.SingleAsync(type => type.Alias == "newsList");
        var parent = await db.Nodes.FirstAsync(node => node.TypeKey == list.Key);
        var prose = new Prose(7);
        for (var from = 0; from < documents; from += BatchSize)
        {
            for (var number = from; number < Math.Min(documents, from + BatchSize); number++)
                db.Nodes.Add(News(number, type.Key, parent, prose));
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }

    static NodeRow News(int number, Guid type, NodeRow parent, Prose prose)
    {
        var created = new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.Zero).AddMinutes(number * 37 % 500_000);
        var content = new NodeContent
        {
            Names = new() { ["fr-FR"] = $"{prose.Text(40)} {number}", ["en-US"] = $"News {number}" },
            Values = new()
            {
                ["fr-FR"] = new() { ["intro"] = prose.Text(120), ["body"] = Body(prose) },
                ["en-US"] = new() { ["intro"] = prose.Text(120), ["body"] = Body(prose) },
                [""] = new()
                {
                    ["date"] = created.ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
                },
            },
            UrlSegments = new() { ["fr-FR"] = $"actualite-{number}", ["en-US"] = $"news-{number}" },
            Dates = new() { ["fr-FR"] = created, ["en-US"] = created },
        };
        return new()
        {
            Key = Guid.CreateVersion7(created),
            Kind = NodeKind.Document,
            Parent = parent.Key,
            TypeKey = type,
            SortOrder = 100 + number,
            Level = parent.Level + 1,
            Created = created,
            Updated = created,
            Draft = content,
            Live = content,
        };
    }

    static string Body(Prose prose) =>
        JsonSerializer.Serialize(new { markup = $"<p>{prose.Text(900)}</p><p>{prose.Text(400)}</p>", blocks = (object?)null });
}
