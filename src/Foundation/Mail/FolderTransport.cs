using System.Globalization;
using MimeKit;

namespace Foundation.Mail;

/// <summary>
/// Writes letters as <c>.eml</c> files into a folder: the default, until a mail server is named. The file's name comes from the
/// message id, so a letter written twice after a crash is one file, and a half-written one never carries the name.
/// </summary>
public sealed class FolderTransport(string folder, MailSender sender, TimeProvider clock) : IMailTransport
{
    public async Task<MailResult> Send(Letter letter, CancellationToken stop)
    {
        using var message = LetterMessage.Of(letter, sender, clock.GetUtcNow(), out var refusal);
        if (message is null)
            return new(MailOutcome.Refused, refusal);
        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, NameOf(letter) + ".eml");
            if (!File.Exists(path))
                await Write(message, path, stop);
            return MailResult.Taken;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(MailOutcome.Later, failure.Message);
        }
    }

    static async Task Write(MimeMessage message, string path, CancellationToken stop)
    {
        var unfinished = path + ".tmp";
        await using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            await message.WriteToAsync(FormatOptions.Default, file, stop);
            file.Flush(flushToDisk: true);
        }
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Ids are made of hexadecimal digits and a host; anything else becomes its code, so that no name leaves the folder.</summary>
    static string NameOf(Letter letter) =>
        string.Concat(
            letter.MessageId.Select(character =>
                char.IsAsciiLetterOrDigit(character) || character is '-' or '@'
                    ? character.ToString()
                    : string.Create(CultureInfo.InvariantCulture, $"_{(int)character:x}")
            )
        );
}
