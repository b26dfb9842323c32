using Foundation.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Participation.Notifications;

/// <summary>The room's table of contents, and the type that its words are filed under.</summary>
public sealed class NotificationsRoom
{
    internal static void Add(IServiceCollection services)
    {
        services.AddOptions<MailSettings>().BindConfiguration("Mail");
        services.AddSingleton<IMailTransport>(provider =>
            provider
                .GetRequiredService<IOptions<MailSettings>>()
                .Value.Transport(
                    provider.GetRequiredService<IOptions<ParticipationOptions>>().Value,
                    provider.GetRequiredService<TimeProvider>()
                )
        );
        services.AddScoped<Outbox>();
        services.AddScoped<LetterWords>();
        services.AddScoped<AccountLetters>();
        services.AddScoped<TellAuthor>();
        services.AddSingleton<SendLetters>();
        services.AddHostedService<Postman>();
    }

    internal static void Map(Doors doors) => DevMail.Map(doors.Pages);
}
