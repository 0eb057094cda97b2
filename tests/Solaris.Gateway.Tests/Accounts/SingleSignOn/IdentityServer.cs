using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Solaris.Accounts.SingleSignOn;

/// <summary>A real OpenID Connect server on this machine, at which everyone is the person that the test says.</summary>
internal sealed class IdentityServer(WebApplication app) : IAsyncDisposable
{
    public const string ClientId = "solaris";

    /// <summary>The claims of whoever signs in next, beside the subject.</summary>
    public Dictionary<string, string[]> Claims { get; } = [];

    public string Subject { get; set; } = "subject-1";

    public string Address =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<IdentityServer> StartAsync()
    {
        IdentityServer? server = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder
            .Services.AddOpenIddict()
            .AddServer(options =>
            {
                options.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
                options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                options.RegisterScopes("email", "profile");
                options.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
                options.EnableDegradedMode();
                options.UseAspNetCore().DisableTransportSecurityRequirement();
                options.AddEventHandler<ValidateAuthorizationRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        if (context.ClientId != ClientId)
                        {
                            context.Reject("invalid_client");
                        }
                        return default;
                    })
                );
                options.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(_ => default));
                options.AddEventHandler<HandleAuthorizationRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        context.SignIn(server!.Person(context.Request.GetScopes()));
                        return default;
                    })
                );
            });
        var app = builder.Build();
        app.UseAuthentication();
        await app.StartAsync(TestContext.Current.CancellationToken);
        server = new(app);
        return server;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private ClaimsPrincipal Person(IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("tests");
        identity.AddClaim(new Claim("sub", Subject));
        foreach (var (type, values) in Claims)
        {
            foreach (var value in values)
            {
                var kind = value is "true" or "false" ? ClaimValueTypes.Boolean : ClaimValueTypes.String;
                identity.AddClaim(new Claim(type, value, kind).SetDestinations("id_token"));
            }
        }
        return new ClaimsPrincipal(identity).SetScopes(scopes);
    }
}
