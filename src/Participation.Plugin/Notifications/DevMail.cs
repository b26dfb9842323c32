using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MimeKit;
using Participation.Pages;

namespace Participation.Notifications;

/// <summary>The letters of the folder, readable in a browser: in Development only, and only without a mail server.</summary>
static class DevMail
{
    const int Shown = 200;

    /// <param name="Name">The file's name without its ending.</param>
    /// <param name="Text">With its links.</param>
    public sealed record Item(string Name, DateTimeOffset At, string To, string Subject, string Text);

    /// <param name="Open">The letter that was chosen; null for the list alone.</param>
    public sealed record Model(IReadOnlyList<Item> Letters, Item? Open);

    public static void Map(RouteGroupBuilder pages)
    {
        var services = ((IEndpointRouteBuilder)pages).ServiceProvider;
        if (!services.GetRequiredService<IHostEnvironment>().IsDevelopment())
            return;
        if (!services.GetRequiredService<IOptions<MailSettings>>().Value.UsesFolder)
            return;
        pages.MapGet("/dev/mail", List);
        pages.MapGet("/dev/mail/{name}", Read);
    }

    static View List(IOptions<ParticipationOptions> options) => Page(options, null);

    static Results<View, NotFound> Read(string name, IOptions<ParticipationOptions> options) =>
        All(options.Value).FirstOrDefault(letter => letter.Name == name) is { } open
            ? Page(options, open)
            : TypedResults.NotFound();

    static View Page(IOptions<ParticipationOptions> options, Item? open) =>
        new("/Notifications/DevMailPage.cshtml", new Model([.. All(options.Value)], open));

    static IEnumerable<Item> All(ParticipationOptions options)
    {
        var folder = new DirectoryInfo(MailSettings.Folder(options));
        return folder.Exists
            ? folder.GetFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc).Take(Shown).Select(Load)
            : [];
    }

    static Item Load(FileInfo file)
    {
        using var message = MimeMessage.Load(file.FullName);
        return new Item(
            Path.GetFileNameWithoutExtension(file.Name),
            message.Date,
            message.To.ToString(),
            message.Subject ?? "",
            message.TextBody ?? ""
        );
    }
}
