using System.Text.RegularExpressions;
using MimeKit;
using Testing.Site;

namespace Site.Tests.Browsers;

/// <summary>What somebody received: the site's letters are files of its data folder.</summary>
public static partial class Letterbox
{
    /// <summary>Waits for a letter to this address whose text passes.</summary>
    public static async Task<string> Letter(this TestSite site, string to, Func<string, bool> wanted, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            var letters = Letters(site, to).ToList();
            if (letters.Find(text => wanted(text)) is { } letter)
                return letter;
            if (patience.IsCancellationRequested)
                throw new TimeoutException($"No such letter to {to} among {letters.Count}:\n{string.Join("\n---\n", letters)}");
            await Task.Delay(100, stop);
        }
    }

    /// <summary>The path of the one-time link that a letter holds.</summary>
    public static string Link(string letter) =>
        OneTimeLink().Match(letter) is { Success: true } link
            ? link.Value
            : throw new InvalidOperationException("No link in:\n" + letter);

    static IEnumerable<string> Letters(TestSite site, string to)
    {
        var folder = new DirectoryInfo(Path.Combine(site.DataFolder, "mail"));
        if (!folder.Exists)
            yield break;
        foreach (var file in folder.EnumerateFiles("*.eml"))
        {
            using var message = MimeMessage.Load(file.FullName);
            if (message.To.Mailboxes.Any(mailbox => mailbox.Address == to))
                yield return message.Subject + "\n" + message.TextBody;
        }
    }

    [GeneratedRegex(@"(/en)?/citizens/link/[\w.~%-]+")]
    private static partial Regex OneTimeLink();
}
