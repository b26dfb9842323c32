using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Foundation.Mail;

/// <summary>How to reach the mail server.</summary>
public sealed record SmtpOptions
{
    public required string Host { get; init; }
    public int Port { get; init; } = 587;

    /// <summary>
    /// <c>StartTls</c> (the default) refuses a server that does not encrypt; <c>SslOnConnect</c> is port 465; <c>None</c> is for a
    /// relay on the same machine.
    /// </summary>
    public SecureSocketOptions Security { get; init; } = SecureSocketOptions.StartTls;
    public string? User { get; init; }
    public string? Password { get; init; }

    /// <summary>How long one answer of the server may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>
/// Hands letters to an SMTP server over one connection, kept open between letters and opened again when the server has closed it.
/// One letter at a time.
/// </summary>
public sealed class SmtpTransport(SmtpOptions options, MailSender sender, TimeProvider clock) : IMailTransport, IAsyncDisposable
{
    readonly SmtpClient client = new() { Timeout = (int)options.Patience.TotalMilliseconds };
    readonly SemaphoreSlim turn = new(1);

    public async Task<MailResult> Send(Letter letter, CancellationToken stop)
    {
        using var message = LetterMessage.Of(letter, sender, clock.GetUtcNow(), out var refusal);
        if (message is null)
            return new(MailOutcome.Refused, refusal);
        await turn.WaitAsync(stop);
        try
        {
            return await Deliver(message, stop);
        }
        finally
        {
            turn.Release();
        }
    }

    async Task<MailResult> Deliver(MimeMessage message, CancellationToken stop)
    {
        try
        {
            await Connect(stop);
            return await Hand(message, stop);
        }
        catch (SmtpCommandException refused) when (IsForGood(refused))
        {
            return new(MailOutcome.Refused, refused.Message);
        }
        catch (Exception failure) when (failure is SmtpCommandException)
        {
            return new(MailOutcome.Later, failure.Message);
        }
        catch (Exception failure)
            when (failure
                    is ProtocolException
                        or ServiceNotConnectedException
                        or AuthenticationException
                        or SslHandshakeException
                        or SocketException
                        or IOException
                        or TimeoutException
                        or NotSupportedException
            )
        {
            await Hang(stop);
            return new(MailOutcome.Later, failure.Message);
        }
    }

    async Task<MailResult> Hand(MimeMessage message, CancellationToken stop)
    {
        try
        {
            await client.SendAsync(message, stop);
            return MailResult.Taken;
        }
        catch (NotSupportedException lacking)
        {
            // An address with accents, and a server without SMTPUTF8.
            return new(MailOutcome.Refused, lacking.Message);
        }
    }

    /// <summary>
    /// 5xx about this recipient or this message. A server that refuses us (authentication, sender) refuses every letter: that is for
    /// somebody to mend, and the letters wait.
    /// </summary>
    static bool IsForGood(SmtpCommandException refused) =>
        (int)refused.StatusCode is >= 500 and < 600
        && refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted
        && refused.StatusCode is not SmtpStatusCode.AuthenticationRequired;

    async Task Connect(CancellationToken stop)
    {
        if (client.IsConnected && await IsAwake(stop))
            return;
        await Hang(stop);
        await client.ConnectAsync(options.Host, options.Port, options.Security, stop);
        if (options.User is { } user)
            await client.AuthenticateAsync(user, options.Password ?? "", stop);
    }

    async Task<bool> IsAwake(CancellationToken stop)
    {
        try
        {
            await client.NoOpAsync(stop);
            return true;
        }
        catch (Exception asleep)
            when (asleep is ProtocolException or CommandException or IOException or ServiceNotConnectedException)
        {
            return false;
        }
    }

    async Task Hang(CancellationToken stop)
    {
        if (client.IsConnected)
            await client.DisconnectAsync(quit: false, stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (client.IsConnected)
            await client.DisconnectAsync(quit: true, CancellationToken.None);
        client.Dispose();
        turn.Dispose();
    }
}
