using Foundation.Mail;
using MailKit.Security;

namespace Participation.Notifications;

/// <summary>
/// The section <c>Mail</c>: <c>From</c>, <c>FromName</c>, and <c>Smtp:{Host, Port, User, Password, StartTls}</c>. Without a
/// host, letters go to the folder <c>mail</c> of the data folder.
/// </summary>
public sealed class MailSettings
{
    public string From { get; set; } = "participation@localhost.localdomain";
    public string FromName { get; set; } = "À plusieurs voix";
    public SmtpSettings Smtp { get; set; } = new();

    public bool UsesFolder => string.IsNullOrWhiteSpace(Smtp.Host);

    public sealed class SmtpSettings
    {
        public string? Host { get; set; }
        public int Port { get; set; } = 587;
        public string? User { get; set; }
        public string? Password { get; set; }

        /// <summary>True (the default) refuses a server that does not encrypt; port 465 encrypts from the start.</summary>
        public bool StartTls { get; set; } = true;
    }

    /// <summary>Where letters are kept without a mail server.</summary>
    public static string Folder(ParticipationOptions options) => Path.Combine(options.DataFolder, "mail");

    public IMailTransport Transport(ParticipationOptions options, TimeProvider clock)
    {
        var sender = new MailSender(From, FromName);
        return Smtp.Host is { Length: > 0 } host
            ? new SmtpTransport(
                new SmtpOptions
                {
                    Host = host,
                    Port = Smtp.Port,
                    User = Smtp.User,
                    Password = Smtp.Password,
                    Security =
                        Smtp.Port == 465 ? SecureSocketOptions.SslOnConnect
                        : Smtp.StartTls ? SecureSocketOptions.StartTls
                        : SecureSocketOptions.None,
                },
                sender,
                clock
            )
            : new FolderTransport(Folder(options), sender, clock);
    }
}
