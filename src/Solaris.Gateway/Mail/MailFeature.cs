using Microsoft.Extensions.Options;

namespace Solaris.Mail;

/// <summary>Mail by an organisation's own server.</summary>
internal static class MailFeature
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<MailOptions>().BindConfiguration(MailOptions.Section);
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>();
        return services
            .AddSingleton<MailSender>()
            .AddHostedService(provider => provider.GetRequiredService<MailSender>());
    }
}
