using Foundation.Imaging;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>The files of drafts and contributions: rows here, bytes under <c>{data}/attachments</c>, named by id alone.</summary>
public sealed class Attachments(ParticipationDb db, CheckUpload check, IOptions<ParticipationOptions> options, TimeProvider clock)
{
    public const int MostFiles = 5;

    /// <summary>Bytes.</summary>
    public const long LargestFile = 10 * 1024 * 1024;

    public string PathOf(Guid id) => Path.Combine(options.Value.DataFolder, "attachments", id.ToString("N"));

    /// <summary>An attachment of a listed contribution; null of a draft's, of a withdrawn or of a trashed one's.</summary>
    public Task<Attachment?> Public(Guid id, CancellationToken stop)
    {
        var listed = db.Contributions.Listed();
        return db
            .Attachments.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == id && listed.Any(owner => owner.Id == row.ContributionId), stop);
    }

    public async Task<IReadOnlyList<Attachment>> OfDraft(Guid draftId, CancellationToken stop) =>
        await db.Attachments.AsNoTracking().Where(file => file.DraftId == draftId).OrderBy(file => file.At).ToListAsync(stop);

    /// <summary>Takes out what the form removes, takes in what it sends. What is refused is told; the rest is kept.</summary>
    public async Task<IReadOnlyList<FieldProblem>> Change(Guid draftId, IFormCollection form, CancellationToken stop)
    {
        foreach (var gone in form["removeFile"].Where(id => Guid.TryParse(id, out _)).Select(id => Guid.Parse(id!))) // the filter parsed it
            await Remove(draftId, gone, stop);
        var problems = new List<FieldProblem>();
        var kept = await db.Attachments.CountAsync(file => file.DraftId == draftId, stop);
        foreach (var file in form.Files.Where(file => file.FileName.Length > 0))
        {
            var problem =
                kept >= MostFiles
                    ? new FieldProblem("files", Fault.TooManyFiles, null, MostFiles)
                    : await Add(draftId, file, form["alternative"], stop);
            if (problem is null)
                kept++;
            else
                problems.Add(problem);
        }
        return problems;
    }

    async Task<FieldProblem?> Add(Guid draftId, IFormFile file, string? alternative, CancellationToken stop)
    {
        if (file.Length > LargestFile)
            return new FieldProblem("files", Fault.FileTooLarge, null, LargestFile / 1024 / 1024);
        if (await Checked(file, stop) is not { } safe)
            return new FieldProblem("files", Fault.NotAnImageNorPdf);
        if (safe.Inline && string.IsNullOrWhiteSpace(alternative))
            return new FieldProblem("alternative", Fault.MissingAlternative);
        var row = new Attachment
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            DraftId = draftId,
            Name = FileNames.Safe(file.FileName, safe.Extension),
            MediaType = safe.ContentType,
            Length = safe.Bytes.Length,
            Alternative = safe.Inline ? CheckForm.Clean(alternative!) : null, // refused above when empty
            At = clock.GetUtcNow(),
        };
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(row.Id))!); // a file always has a folder
        await File.WriteAllBytesAsync(PathOf(row.Id), safe.Bytes, stop);
        db.Attachments.Add(row);
        await db.SaveChangesAsync(stop);
        return null;
    }

    async Task<SafeFile?> Checked(IFormFile file, CancellationToken stop)
    {
        using var bytes = new MemoryStream((int)file.Length); // at most LargestFile
        await file.CopyToAsync(bytes, stop);
        return (await check.Run(bytes.ToArray(), stop)).File;
    }

    async Task Remove(Guid draftId, Guid id, CancellationToken stop)
    {
        var removed = await db.InTransaction(
            () => db.Attachments.Where(file => file.Id == id && file.DraftId == draftId).ExecuteDeleteAsync(stop),
            stop
        );
        if (removed > 0)
            File.Delete(PathOf(id));
    }
}
