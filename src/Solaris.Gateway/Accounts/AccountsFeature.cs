using Microsoft.Extensions.Options;
using Solaris.Accounts.Keys;
using Solaris.Accounts.Users;

namespace Solaris.Accounts;

/// <summary>Organisation, users, teams, API keys and sign-in.</summary>
internal static class AccountsFeature
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<AccountsOptions>().BindConfiguration(AccountsOptions.Section);
        services.AddSingleton<IValidateOptions<AccountsOptions>, AccountsOptionsValidator>();
        services.AddOptionsWithValidateOnStart<UserLimitOptions>().BindConfiguration(UserLimitOptions.Section);
        services.AddSingleton<IValidateOptions<UserLimitOptions>, UserLimitOptionsValidator>();
        services.AddSingleton<OrganisationStore>();
        return services.AddKeys().AddUsers();
    }

    private static IServiceCollection AddKeys(this IServiceCollection services) =>
        services
            .AddSingleton(provider =>
                KeyPeppers.Load(
                    provider.GetRequiredService<IOptions<AccountsOptions>>().Value,
                    provider.GetRequiredService<IConfiguration>()["Storage:Folder"] ?? "data"
                )
            )
            .AddSingleton<CallerCache>()
            .AddSingleton<KeyLookup>()
            .AddSingleton<KeyDirectory>()
            .AddSingleton<ApiKeyStore>()
            .AddSingleton<CallerDirectory>();

    private static IServiceCollection AddUsers(this IServiceCollection services) =>
        services
            .AddSingleton<UserLimits>()
            .AddSingleton<UserStore>()
            .AddSingleton<UserProvisioning>()
            .AddSingleton<TrustedUsers>();
}
