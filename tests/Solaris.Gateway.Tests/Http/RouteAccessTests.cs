using System.Net;
using Dapper;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Solaris.Accounts;
using Solaris.Accounts.Teams;

namespace Solaris.Http;

/// <summary>Every route of the running program, every role, and ids of someone else's things.</summary>
public sealed class RouteAccessTests
{
    private const string Everyone = "member team-manager finance auditor administrator";
    private const string Readers = "team-manager auditor administrator";
    private const string Money = "finance auditor administrator";
    private const string Looking = "team-manager finance auditor administrator";
    private const string Treasury = "finance administrator";
    private const string Admins = "administrator";
    private static readonly string[] Roles = Everyone.Split(' ');

    /// <summary>Who may call what. A route that is not here fails the test: say who may, here and on the route.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["GetMe"] = Everyone,
        ["ListUsers"] = Looking,
        ["GetUser"] = Looking,
        ["CreateUser"] = Admins,
        ["UpdateUser"] = Admins,
        ["DeleteUser"] = Admins,
        ["ListTeams"] = Looking,
        ["GetTeam"] = Looking,
        ["CreateTeam"] = Admins,
        ["UpdateTeam"] = Admins,
        ["DeleteTeam"] = Admins,
        ["ListKeys"] = Readers,
        ["GetKey"] = Readers,
        ["CreateKey"] = Admins,
        ["UpdateKey"] = Admins,
        ["RotateKey"] = Admins,
        ["RevokeKey"] = Admins,
        ["ListLimits"] = Looking,
        ["ReplaceLimits"] = "team-manager administrator",
        ["GetUsage"] = Looking,
        ["GetOverview"] = Looking,
        ["ListRequests"] = Readers,
        ["GetRequest"] = Readers,
        ["ExplainRequest"] = Readers,
        ["VerifyLedger"] = Money,
        ["ListPrices"] = Money,
        ["GetPriceTable"] = Money,
        ["GetPriceHistory"] = Money,
        ["SetPrice"] = Admins,
        ["RemovePrice"] = Admins,
        ["ListModels"] = Money,
        ["ListProviders"] = Money,
        ["FindRoute"] = Money,
        ["TestDeployment"] = Admins,
        ["GetCurrency"] = Looking,
        ["SetCurrency"] = Admins,
        ["ListExchangeRates"] = Money,
        ["SetExchangeRates"] = Admins,
        ["RerateCalls"] = Admins,
        ["ReloadConfiguration"] = Admins,
        ["InviteUser"] = Admins,
        ["GetInvitation"] = Admins,
        ["RevokeInvitation"] = Admins,
        ["StepUp"] = Everyone,
        ["ChangeMyPassword"] = Everyone,
        ["GetMySecondFactor"] = Everyone,
        ["BeginMySecondFactor"] = Everyone,
        ["ConfirmMySecondFactor"] = Everyone,
        ["RemoveMySecondFactor"] = Everyone,
        ["ListAudit"] = "auditor administrator",
        ["VerifyAudit"] = "auditor administrator",
        ["GetSettings"] = "auditor administrator",
        ["ChangeSettings"] = Admins,
        ["ListAsks"] = Readers,
        ["ApproveAsk"] = "team-manager administrator",
        ["DenyAsk"] = "team-manager administrator",
        ["GetMyProfile"] = Everyone,
        ["UpdateMyProfile"] = Everyone,
        ["GetMyBalance"] = Everyone,
        ["GetMyUsage"] = Everyone,
        ["ListMyRequests"] = Everyone,
        ["GetMyRequest"] = Everyone,
        ["ExplainMyRequest"] = Everyone,
        ["ListMyKeys"] = Everyone,
        ["CreateMyKey"] = Everyone,
        ["RotateMyKey"] = Everyone,
        ["RevokeMyKey"] = Everyone,
        ["ListMySessions"] = Everyone,
        ["EndMySession"] = Everyone,
        ["GetLive"] = Readers,
        ["GetMyLive"] = Everyone,
        ["/hubs/live"] = Everyone,
        ["/hubs/live/negotiate"] = Everyone,
        ["ListAlerts"] = Looking,
        ["AcknowledgeAlert"] = "team-manager administrator",
        ["ResolveAlert"] = "team-manager administrator",
        ["TestMail"] = Admins,
        ["ListMyAlerts"] = Everyone,
        ["GetMyPlayground"] = Everyone,
        ["PlaygroundChat"] = Everyone,
        ["ListMyAsks"] = Everyone,
        ["CreateMyAsk"] = Everyone,
        ["GetMyShop"] = Everyone,
        ["RedeemMyVoucher"] = Everyone,
        ["ListMyOrders"] = Everyone,
        ["CreateMyOrder"] = Everyone,
        ["GetMyOrder"] = Everyone,
        ["WithdrawMyOrder"] = Everyone,
        ["ListPacks"] = Money,
        ["CreatePack"] = Treasury,
        ["UpdatePack"] = Treasury,
        ["ListVouchers"] = Money,
        ["CreateVoucher"] = Treasury,
        ["WithdrawVoucher"] = Treasury,
        ["ListOrders"] = Money,
        ["RefundOrder"] = Treasury,
        ["CreateCredit"] = Treasury,
        ["GetPaymentDifferences"] = Money,
        ["ListPaymentProviders"] = Money,
        ["ExportFiscal"] = Money,
    };

    /// <summary>Routes for people who are not signed in.</summary>
    private static readonly string[] Anonymous =
    [
        "Login",
        "Logout",
        "GetSignInOptions",
        "StartSingleSignOn",
        "ResetPassword",
        "SetPassword",
    ];

    /// <summary>Bodies that are valid, so that only the id can be wrong.</summary>
    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["UpdateTeam"] = """{"name":"x"}""",
        ["ReplaceLimits"] = "[]",
        ["UpdatePack"] = """{"name":"x","tokens":1,"centavos":1}""",
        ["RefundOrder"] = """{"reason":"none"}""",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_declares_who_may_call_it()
    {
        await using var app = new GatewayApp();
        var routes = ApiRoute.All(app.Get<EndpointDataSource>());

        Assert.NotEmpty(routes);
        Assert.All(
            routes,
            route => Assert.True(Allowed.ContainsKey(route.Name) || Anonymous.Contains(route.Name), route.Name)
        );
        Assert.All(routes, route => Assert.True(Declares(route), route.Name));
    }

    private static bool Declares(ApiRoute route) =>
        Anonymous.Contains(route.Name)
        || route.Name == "GetMe"
        || IsHub(route)
        || route
            .Endpoint.Metadata.OfType<IAuthorizeData>()
            .Any(rule => rule.Policy is { } policy && (policy == Capability.Own || Capability.All.Contains(policy)));

    /// <summary>A hub's connection is for everyone who is signed in: what they may watch is asked of each topic.</summary>
    private static bool IsHub(ApiRoute route) =>
        route.Pattern.StartsWith("/hubs/", StringComparison.Ordinal)
        && route.Endpoint.Metadata.OfType<IAuthorizeData>().Any(rule => rule.Policy == Access.SignedIn);

    [Fact]
    public async Task Each_role_gets_as_far_as_its_capabilities_go()
    {
        await using var app = new GatewayApp();
        var routes = ApiRoute.All(app.Get<EndpointDataSource>()).Where(route => Allowed.ContainsKey(route.Name));
        var wrong = new List<string>();
        foreach (var role in Roles)
        {
            using var client = await app.SignedInAsync(await app.AddUserAsync(role));
            foreach (var route in routes)
            {
                var status = await CallAsync(client, route, Guid.Empty, "{ broken");
                var may = Allowed[route.Name].Split(' ').Contains(role);
                var denied = role == UserRole.Member ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden;
                var right = may
                    ? status is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
                    : status == denied;
                if (!right || (int)status >= 500)
                {
                    wrong.Add($"{role} {route.Method} {route.Pattern}: {status}");
                }
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Nobody_gets_in_without_credentials_anywhere()
    {
        await using var app = new GatewayApp();
        using var client = app.Client();
        var wrong = new List<string>();
        foreach (var route in ApiRoute.All(app.Get<EndpointDataSource>()))
        {
            var status = await CallAsync(client, route, Guid.Empty, "{ broken");
            if (!Anonymous.Contains(route.Name) && status != HttpStatusCode.Unauthorized)
            {
                wrong.Add($"{route.Method} {route.Pattern}: {status}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Things_of_another_tenant_another_team_or_another_person_do_not_exist()
    {
        await using var app = new GatewayApp();
        var team = await AddTeamAsync(app, "own");
        var foreign = await OthersAsync(app, await AddOrganisationAsync(app));
        var elsewhere = await OthersAsync(app, organisation: null);
        var wrong = new List<string>();
        foreach (var role in Roles)
        {
            using var client = await app.SignedInAsync(await app.AddUserAsync(role, team));
            foreach (var route in ApiRoute.All(app.Get<EndpointDataSource>()).Where(NamesSomething))
            {
                var own = route.Pattern.StartsWith("/api/me/", StringComparison.Ordinal);
                Dictionary<string, Guid>[] others =
                    own || role == UserRole.TeamManager ? [foreign, elsewhere] : [foreign];
                foreach (var ids in others)
                {
                    var status = await CallAsync(
                        client,
                        route,
                        ids[Kind(route)],
                        Bodies.GetValueOrDefault(route.Name, "{}")
                    );
                    var may = Allowed[route.Name].Split(' ').Contains(role);
                    if (status != HttpStatusCode.NotFound && (may || status != HttpStatusCode.Forbidden))
                    {
                        wrong.Add($"{role} {route.Method} {route.Pattern}: {status}");
                    }
                }
            }
        }
        Assert.Empty(wrong);
    }

    private static bool NamesSomething(ApiRoute route) =>
        route.Pattern.Contains("{id:guid}", StringComparison.Ordinal)
        || route.Pattern.Contains("{scopeId}", StringComparison.Ordinal);

    private static string Kind(ApiRoute route)
    {
        var path = route.Pattern.Replace("/api/me/", "/api/", StringComparison.Ordinal);
        path = path.Replace("/payments/", "/", StringComparison.Ordinal);
        return path.Split('/')[2] is var kind && kind == "limits" ? "users" : kind;
    }

    private static async Task<HttpStatusCode> CallAsync(HttpClient client, ApiRoute route, Guid id, string body)
    {
        using var request = new HttpRequestMessage(new(route.Method), route.Path(id));
        if (route.Method is "POST" or "PUT" or "PATCH")
        {
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        }
        using var response = await client.SendAsync(request, Cancel);
        return response.StatusCode;
    }

    private static async Task<Guid> AddTeamAsync(GatewayApp app, string name)
    {
        var organisation = await app.Get<OrganisationStore>().GetAsync(Cancel);
        return (await app.Get<TeamStore>().AddAsync(organisation.Id, name, Cancel))!.Id;
    }

    private static async Task<Guid> AddOrganisationAsync(GatewayApp app)
    {
        var now = TimeProvider.System.GetUtcNow().AddHours(1);
        var id = Guid.CreateVersion7(now);
        await app.Database.WriteAsync(
            "insert into organisation (id, name, zone, language, created_at) values (@id, 'Other', 'UTC', 'en', @at)",
            new { id, at = now.ToUnixTimeMilliseconds() },
            Cancel
        );
        return id;
    }

    /// <summary>One thing of each kind that belongs to someone else, by the word of its path.</summary>
    private static async Task<Dictionary<string, Guid>> OthersAsync(GatewayApp app, Guid? organisation)
    {
        var own = await app.Get<OrganisationStore>().GetAsync(Cancel);
        var tenant = organisation ?? own.Id.Value;
        var team = (await app.Get<TeamStore>().AddAsync(new(tenant), "others", Cancel))!.Id;
        var user = await app.AddUserAsync(UserRole.Member, team, tenant);
        await app.SessionAsync(user);
        var key = await app.AddKeyAsync(user);
        var (ask, request) = (
            Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
            Guid.CreateVersion7(TimeProvider.System.GetUtcNow())
        );
        var values = new
        {
            ask,
            request,
            tenant,
            user = user.Id,
            key = key.Id,
            team,
            name = ask.ToString(),
            digest = ask.ToByteArray(),
            Period.Never,
        };
        await app.Database.WriteAsync(
            """
            insert into ask (id, organisation_id, user_id, monthly_tokens, reason, status, created_at)
            values (@ask, @tenant, @user, 1, 'x', 'open', 1);
            insert into request (id, started_at, organisation_id, key_id, user_id, team_id, cost_micros, model, endpoint,
                deployment, provider, error_code, input_uncached, input_cache_read, input_cache_write_5m,
                input_cache_write_1h, output_total, output_reasoning, audio_input, audio_output, duration_ms, status,
                flags, basis)
            values (@request, 1, @tenant, @key, @user, @team, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 200, 0, 0);
            insert into alert (id, organisation_id, message_id, kind, severity, scope, scope_id, team_id, facts, created_at,
                ends_at, state)
            values (@ask, @tenant, @name, 'threshold', 'warning', 2, @team, @team, '{}', 1, @Never, 'open');
            insert into pack (id, organisation_id, name, tokens, centavos, validity_days, on_sale, created_at)
            values (@ask, @tenant, 'x', 1, 1, 1, 1, 1);
            insert into voucher (id, organisation_id, digest, hint, tokens, validity_days, uses, used, expires_at, created_at)
            values (@ask, @tenant, @digest, 'x', 1, 1, 1, 0, @Never, 1);
            insert into payment_order (id, organisation_id, buyer_id, scope, scope_id, provider, method, name, tokens, centavos,
                currency, validity_days, status, request_key, created_at, expires_at)
            values (@ask, @tenant, @user, 1, @user, 'pix', 'pix', 'x', 1, 1, 'BRL', 1, 'paid', @name, 1, 1);
            """,
            values,
            Cancel
        );
        await using var connection = await app.Database.OpenAsync(Cancel);
        var session = await connection.ExecuteScalarAsync<byte[]>(
            "select id from user_session where user_id = @user",
            values
        );
        return new()
        {
            ["users"] = user.Id,
            ["teams"] = team,
            ["keys"] = key.Id,
            ["requests"] = request,
            ["asks"] = ask,
            ["alerts"] = ask,
            ["packs"] = ask,
            ["vouchers"] = ask,
            ["orders"] = ask,
            ["sessions"] = new Guid(session!, bigEndian: true),
        };
    }
}
