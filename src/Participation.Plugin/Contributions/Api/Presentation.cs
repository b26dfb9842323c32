using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Participation.Processes;

namespace Participation.Contributions;

/// <summary>From what is stored to what the API says.</summary>
public sealed class Presentation(ProcessCatalog processes, IOptions<ParticipationOptions> options, IHttpContextAccessor http)
{
    string Root => options.Value.PublicUrl().TrimEnd('/') + http.HttpContext?.Request.PathBase.Value;

    public ContributionItem Of(ListContributions.Item item, string? process) =>
        new()
        {
            Id = item.Id,
            Url = $"{Root}/contributions/{item.Id}",
            Process = process,
            Type = item.Type,
            Side = item.Side,
            Parent = item.ParentId,
            Title = item.Title,
            Body = item.Body,
            Section = item.Section,
            Theme = item.Theme,
            Commune = item.Commune,
            Author = item.Author,
            Channel = item.Channel,
            CreatedAt = item.CreatedAt,
            EditedAt = item.EditedAt,
            Votes = VotesView.Of(item.Votes),
            Comments = item.Comments,
            Arguments = item.Children,
            Status = item.Status,
        };

    /// <summary>What the trash hides stays hidden.</summary>
    public ContributionDetails Of(ReadContribution.Result read, Guid? reader)
    {
        var (row, shown) = (read.Contribution, !read.TrashHidesText);
        var process = processes.Find(row.ProcessId, ReadProcesses.Cultures[0])?.Slug;
        return new ContributionDetails(Of(Item(row, read.Author, shown), process))
        {
            Fields = shown && row.Values is { } values ? JsonSerializer.Deserialize<JsonElement>(values) : null,
            Place = shown ? row.Place : null,
            Latitude = row.Latitude,
            Longitude = row.Longitude,
            Version = row.Version,
            TrashedAt = row.TrashedAt,
            Attachments = shown ? [.. read.Attachments.Select(Of)] : [],
            Opinion = read.Mine,
            IsMine = reader is not null && row.AuthorId == reader,
        };
    }

    public AttachmentView Of(Attachment file) =>
        new(file.Id, $"{Root}/contributions/attachments/{file.Id}", file.Name, file.MediaType, file.Length, file.Alternative);

    static ListContributions.Item Item(Contribution row, string? author, bool shown) =>
        new(
            row.Id,
            row.Type,
            row.Side,
            shown ? row.Title : "",
            shown ? row.Body : "",
            row.Section,
            row.Theme,
            row.Commune,
            author,
            row.Channel,
            row.CreatedAt,
            row.EditedAt,
            row.Votes,
            row.Comments,
            row.Children,
            row.Status,
            row.ParentId,
            null
        );
}
