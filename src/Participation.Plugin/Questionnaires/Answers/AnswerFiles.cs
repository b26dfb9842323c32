using Foundation.Imaging;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Processes;
using Participation.Storage;

namespace Participation.Questionnaires;

/// <summary>
/// The files that answers bring: pictures are drawn anew, so that they lose where and with what they were taken; the name
/// that a file had is not kept, since it may say who sent it.
/// </summary>
public sealed class AnswerFiles(ParticipationDb db, CheckUpload check, IOptions<ParticipationOptions> options, TimeProvider clock)
{
    /// <summary>Bytes.</summary>
    public const long Largest = 10 * 1024 * 1024;

    readonly List<AnswerProblem> _problems = [];

    /// <summary>What was refused by this request.</summary>
    public IReadOnlyList<AnswerProblem> Problems => _problems;

    public string PathOf(Guid id) => Path.Combine(options.Value.DataFolder, "answers", id.ToString("N"));

    /// <summary>
    /// The page with the ids of its files: of one that is sent now, or else of the one that was there before, unless it is
    /// taken out. What the form itself says is never believed.
    /// </summary>
    public async Task<SentPage> Keep(
        AnswerLink link,
        QuestionPage page,
        IFormCollection form,
        IReadOnlyDictionary<string, IReadOnlyList<string>> before,
        SentPage sent,
        CancellationToken stop
    )
    {
        var typed = sent.Typed.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        foreach (var question in page.Questions.Where(question => question.Kind is QuestionKind.File))
        {
            var file = form.Files.GetFile(Fields.Prefix + question.Code);
            var id = file is { Length: > 0 } ? await Add(link, question, file, stop) : null;
            typed[question.Code] =
                id is { } added ? [added.ToString()]
                : form["removeFile"].Contains(question.Code, StringComparer.Ordinal) ? []
                : before.GetValueOrDefault(question.Code) ?? [];
        }
        return sent with { Typed = typed };
    }

    /// <summary>Removes the files of these answers that no value names any longer.</summary>
    public async Task Forget(AnswerLink link, IReadOnlyDictionary<string, IReadOnlyList<string>> values, CancellationToken stop)
    {
        var rows = await db.AnswerFiles.Where(file => file.AnswerId == link.AnswerId).Select(file => file.Id).ToListAsync(stop);
        if (rows.Count == 0)
            return;
        var named = values.Values.SelectMany(value => value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var gone = rows.Where(id => !named.Contains(id.ToString())).ToList();
        await db.InTransaction(() => db.AnswerFiles.Where(file => gone.Contains(file.Id)).ExecuteDeleteAsync(stop), stop);
        Delete(gone);
    }

    public void Delete(IEnumerable<Guid> gone)
    {
        foreach (var path in gone.Select(PathOf).Where(File.Exists))
            File.Delete(path);
    }

    async Task<Guid?> Add(AnswerLink link, Question question, IFormFile file, CancellationToken stop)
    {
        if (file.Length > Largest)
        {
            _problems.Add(new(question, question.Code, AnswerFault.FileTooLarge, "10"));
            return null;
        }
        using var bytes = new MemoryStream((int)file.Length); // at most Largest
        await file.CopyToAsync(bytes, stop);
        if ((await check.Run(bytes.ToArray(), stop)).File is not { } safe)
        {
            _problems.Add(new(question, question.Code, AnswerFault.FileRefused));
            return null;
        }
        var row = new AnswerFile
        {
            Id = Guid.NewGuid(),
            AnswerId = link.AnswerId,
            MediaType = safe.ContentType,
            Length = safe.Bytes.Length,
        };
        await Write(PathOf(row.Id), safe.Bytes, stop);
        db.Add(row);
        await db.SaveChangesAsync(stop);
        return row.Id;
    }

    /// <summary>The file says the day and not the hour, as its row does.</summary>
    async Task Write(string path, byte[] bytes, CancellationToken stop)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file always has a folder
        await File.WriteAllBytesAsync(path, bytes, stop);
        File.SetLastWriteTimeUtc(path, ParisTime.StartOf(Days.Of(clock.GetUtcNow())).UtcDateTime);
    }
}
