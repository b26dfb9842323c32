using System.Text;
using Foundation.Mail;
using MailKit.Security;
using MimeKit;
using Testing;
using Xunit;

namespace Foundation.Tests.Mail;

public sealed class TransportTests : IDisposable
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static readonly MailSender Sender = new("ne-pas-repondre@example.org", "À plusieurs voix");
    readonly TemporaryFolder _folder = new();

    static Letter Letter(string to = "zoe@example.org") =>
        new(
            to,
            "Votre contribution est reçue\u202f!",
            "Bonjour,\n.\nUne ligne d’un point ci-dessus.\n",
            "<p>Bonjour</p>",
            "0199aa@example.org",
            new Dictionary<string, string> { ["List-Unsubscribe"] = "<https://example.org/stop>" }
        );

    static SmtpTransport To(SmtpListener server) =>
        new(
            new()
            {
                Host = "127.0.0.1",
                Port = server.Port,
                Security = SecureSocketOptions.None,
                Patience = TimeSpan.FromSeconds(5),
            },
            Sender,
            TimeProvider.System
        );

    [Fact]
    public async Task A_letter_reaches_the_server_as_it_was_written()
    {
        await using var server = new SmtpListener();
        await using var transport = To(server);

        Assert.Equal(MailResult.Taken, await transport.Send(Letter(), Stop));

        using var message = Read(Assert.Single(server.Taken));
        Assert.Equal("Votre contribution est reçue\u202f!", message.Subject);
        Assert.Equal("À plusieurs voix", ((MailboxAddress)message.From[0]).Name);
        Assert.Equal("0199aa@example.org", message.MessageId);
        Assert.Equal("<https://example.org/stop>", message.Headers["List-Unsubscribe"]);
        Assert.Equal("Bonjour,\n.\nUne ligne d’un point ci-dessus.\n", message.TextBody?.ReplaceLineEndings("\n"));
        Assert.Equal("<p>Bonjour</p>", message.HtmlBody?.Trim());
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task One_connection_serves_many_letters_and_is_opened_again_when_the_server_hangs_up(
        bool hangsUp,
        int connections
    )
    {
        await using var server = new SmtpListener { HangsUp = hangsUp };
        await using var transport = To(server);

        Assert.Equal(MailOutcome.Taken, (await transport.Send(Letter(), Stop)).Outcome);
        Assert.Equal(MailOutcome.Taken, (await transport.Send(Letter(), Stop)).Outcome);

        Assert.Equal(2, server.Taken.Count);
        Assert.Equal(connections, server.Connections);
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 no such mailbox", MailOutcome.Refused)]
    [InlineData("RCPT", "450 4.2.0 greylisted", MailOutcome.Later)]
    [InlineData("RCPT", "452 4.2.2 mailbox full", MailOutcome.Later)]
    [InlineData("MAIL", "550 5.7.1 you may not send", MailOutcome.Later)]
    [InlineData("DATA", "421 4.3.2 shutting down", MailOutcome.Later)]
    public async Task What_the_server_refuses_for_good_is_told_from_what_it_refuses_for_now(
        string command,
        string answer,
        MailOutcome outcome
    )
    {
        await using var server = new SmtpListener { Answers = { [command] = answer } };
        await using var transport = To(server);

        var result = await transport.Send(Letter(), Stop);

        Assert.Equal(outcome, result.Outcome);
        Assert.Contains(answer[10..], result.Reason!, StringComparison.Ordinal);
        server.Answers.Clear();
        Assert.Equal(MailOutcome.Taken, (await transport.Send(Letter("other@example.org"), Stop)).Outcome);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_means_later()
    {
        int port;
        await using (var gone = new SmtpListener())
            port = gone.Port;
        await using var transport = new SmtpTransport(
            new()
            {
                Host = "127.0.0.1",
                Port = port,
                Security = SecureSocketOptions.None,
            },
            Sender,
            TimeProvider.System
        );

        Assert.Equal(MailOutcome.Later, (await transport.Send(Letter(), Stop)).Outcome);
    }

    [Fact]
    public async Task A_server_that_cannot_encrypt_gets_nothing_unless_told_so()
    {
        await using var server = new SmtpListener();
        await using var transport = new SmtpTransport(
            new() { Host = "127.0.0.1", Port = server.Port },
            Sender,
            TimeProvider.System
        );

        Assert.Equal(MailOutcome.Later, (await transport.Send(Letter(), Stop)).Outcome);
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task The_folder_keeps_one_readable_file_per_letter()
    {
        var transport = new FolderTransport(_folder.Path, Sender, TimeProvider.System);

        Assert.Equal(MailResult.Taken, await transport.Send(Letter(), Stop));
        Assert.Equal(MailResult.Taken, await transport.Send(Letter(), Stop));

        var file = Assert.Single(Directory.GetFiles(_folder.Path));
        Assert.EndsWith(".eml", file, StringComparison.Ordinal);
        using var message = await MimeMessage.LoadAsync(file, Stop);
        Assert.Equal("zoe@example.org", ((MailboxAddress)message.To[0]).Address);
    }

    [Theory]
    [InlineData("zoe@example.org\r\nBcc: all@example.org")]
    [InlineData("zoe@example.org, all@example.org")]
    [InlineData("Zoé <zoe@example.org>")]
    [InlineData("zoe")]
    [InlineData("")]
    public async Task What_is_not_one_address_is_refused(string to)
    {
        var transport = new FolderTransport(_folder.Path, Sender, TimeProvider.System);

        Assert.Equal(MailOutcome.Refused, (await transport.Send(Letter(to), Stop)).Outcome);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("X-Note", "a\r\nBcc: all@example.org")]
    [InlineData("Bcc", "all@example.org")]
    [InlineData("X Note\r\nBcc", "all@example.org")]
    public async Task A_header_cannot_bring_another(string name, string value)
    {
        var transport = new FolderTransport(_folder.Path, Sender, TimeProvider.System);
        var letter = Letter() with { Headers = new Dictionary<string, string> { [name] = value } };

        Assert.Equal(MailOutcome.Refused, (await transport.Send(letter, Stop)).Outcome);
    }

    [Fact]
    public async Task A_line_break_in_a_subject_stays_in_the_subject_and_no_name_leaves_the_folder()
    {
        var transport = new FolderTransport(_folder.Path, Sender, TimeProvider.System);

        await transport.Send(Letter() with { Subject = "Titre\r\nBcc: all@example.org" }, Stop);
        await transport.Send(Letter() with { MessageId = "../../x@example.org" }, Stop);

        foreach (var file in Directory.GetFiles(_folder.Path, "*.eml"))
            using (var message = await MimeMessage.LoadAsync(file, Stop))
                Assert.Empty(message.Bcc);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_folder.Path)!, "x@example*"));
    }

    static MimeMessage Read(string text) => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    public void Dispose() => _folder.Dispose();
}
