using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Solaris.Accounts.Keys;
using Solaris.Accounts.SignIn;
using Solaris.Accounts.Teams;
using Solaris.Accounts.Users;
using Solaris.Http;
using Solaris.Storage;

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
        services.Configure<JsonOptions>(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, AccountsJson.Default)
        );
        services.AddSingleton<AccountBootstrap>().AddSingleton<FirstAdministrator>().AddSingleton<AccountCommands>();
        return services.AddKeys().AddUsers().AddSignIn();
    }

    /// <summary>Routes under <c>/api</c>; those of administrators join <paramref name="admin"/>.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder app, RouteGroupBuilder admin)
    {
        app.MapAuth();
        admin.MapUsers();
        admin.MapTeams();
        admin.MapKeys();
        admin.MapSessions();
        admin.MapSecondFactor();
        admin.MapInvitations();
        admin.MapPasswords();
    }

    private static IServiceCollection AddKeys(this IServiceCollection services) =>
        services
            .AddSingleton(provider =>
                KeyPeppers.Load(
                    provider.GetRequiredService<IOptions<AccountsOptions>>().Value,
                    provider.GetRequiredService<IOptions<StorageOptions>>().Value.Folder
                )
            )
            .AddSingleton<CallerCache>()
            .AddSingleton<KeyLookup>()
            .AddSingleton<KeyDirectory>()
            .AddSingleton<ApiKeyStore>()
            .AddSingleton<KeyIssuing>()
            .AddSingleton<KeyList>()
            .AddSingleton<CallerDirectory>();

    private static IServiceCollection AddUsers(this IServiceCollection services) =>
        services
            .AddSingleton<UserLimits>()
            .AddSingleton<UserStore>()
            .AddSingleton<UserProvisioning>()
            .AddSingleton<UserDirectory>()
            .AddSingleton<UserCreation>()
            .AddSingleton<UserChanges>()
            .AddSingleton<UserAccess>()
            .AddSingleton<TeamStore>()
            .AddSingleton<TrustedUsers>();

    private static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services
            .AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, MasterKeyAuthentication>(Access.MasterKey, configureOptions: null)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(Access.Session, configureOptions: null);
        return services
            .AddSingleton<PasswordHashing>()
            .AddSingleton<SessionStore>()
            .AddSingleton<SignInDelays>()
            .AddSingleton<PeopleByEmail>()
            .AddSingleton<PasswordSignIn>()
            .AddSingleton<SealedSecrets>()
            .AddSingleton<TotpStore>()
            .AddSingleton<SecondFactor>()
            .AddSingleton<SecondFactorPolicy>()
            .AddSingleton<Proofs>()
            .AddSingleton<LinkStore>()
            .AddSingleton<Invitations>()
            .AddSingleton<PasswordResets>()
            .AddSingleton<OwnPasswords>()
            .AddSingleton<MasterKeyFailures>();
    }
}
