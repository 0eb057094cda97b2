using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Solaris.Http;

namespace Solaris.Accounts.SingleSignOn;

/// <summary>Signing in by the organisation's OpenID Connect provider.</summary>
internal static class SingleSignOnFeature
{
    public static IServiceCollection AddSingleSignOn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptionsWithValidateOnStart<SingleSignOnOptions>().BindConfiguration(SingleSignOnOptions.Section);
        services.AddSingleton<IValidateOptions<SingleSignOnOptions>, SingleSignOnOptionsValidator>();
        services.AddSingleton<ExternalLoginStore>().AddSingleton<NewPeople>().AddSingleton<ExternalPeople>();
        services.AddSingleton<ExternalSignIn>();
        if (!string.IsNullOrEmpty(configuration[$"{SingleSignOnOptions.Section}:{nameof(SingleSignOnOptions.Issuer)}"]))
        {
            services.AddAuthentication().AddOpenIdConnect(OpenIdConnectSetup.Scheme, _ => { });
            services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, OpenIdConnectSetup>();
        }
        return services;
    }

    /// <summary>Where the dashboard sends people to sign in; the provider sends them back to the callback.</summary>
    public static void MapSingleSignOn(this IEndpointRouteBuilder auth) =>
        auth.MapGet("/sso", StartAsync)
            .WithName("StartSingleSignOn")
            .AllowAnonymous()
            .Produces(StatusCodes.Status302Found)
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> StartAsync(
        HttpContext http,
        IAuthenticationSchemeProvider schemes
    )
    {
        if (await schemes.GetSchemeAsync(OpenIdConnectSetup.Scheme) is null)
        {
            return Problem.NotFound("Single sign-on");
        }
        await http.ChallengeAsync(OpenIdConnectSetup.Scheme, new AuthenticationProperties { RedirectUri = "/admin/" });
        return TypedResults.Empty;
    }
}
