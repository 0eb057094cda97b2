using System.Net;
using Dapper;
using Microsoft.AspNetCore.Routing;
using Solaris.Accounts;
using Solaris.Accounts.SignIn;
using Solaris.Accounts.Users;
using Solaris.Alerts;
using Solaris.Http;
using Solaris.Mail;

namespace Solaris.Audit;

/// <summary>Calls every route that changes something, and counts the rows of the audit.</summary>
public sealed class AuditContractTests
{
    private const string Tokens = """[{"unit":"tokens","window":"month","amount":2000000}]""";

    /// <summary>A call of each route that succeeds, by the route's name.</summary>
    private static readonly Dictionary<string, Func<Stage, Task<(HttpClient, string Path, object? Body)>>> Calls = new()
    {
        ["Login"] = stage => Stage.As(stage.Nobody, "/api/auth/login", Stage.Credentials),
        ["Logout"] = async stage => (await stage.App.SignedInAsync(stage.Member), "/api/auth/logout", null),
        ["CreateUser"] = stage => stage.Admin("/api/users", new { email = "new@example.org" }),
        ["UpdateUser"] = stage => stage.Admin($"/api/users/{stage.Member.Id}", new { name = "Ana" }),
        ["DeleteUser"] = async stage =>
            await stage.Admin($"/api/users/{(await stage.App.AddUserAsync(UserRole.Member)).Id}", null),
        ["CreateTeam"] = stage => stage.Admin("/api/teams", new { name = "Nova" }),
        ["UpdateTeam"] = async stage =>
            await stage.Admin($"/api/teams/{await stage.TeamAsync()}", new { name = "Outra" }),
        ["DeleteTeam"] = async stage => await stage.Admin($"/api/teams/{await stage.TeamAsync()}", null),
        ["CreateKey"] = stage => stage.Admin("/api/keys", new { name = "k", userId = stage.Member.Id }),
        ["UpdateKey"] = async stage => await stage.Admin($"/api/keys/{await stage.KeyAsync()}", new { name = "other" }),
        ["RotateKey"] = async stage => await stage.Admin($"/api/keys/{await stage.KeyAsync()}/rotate", new { }),
        ["RevokeKey"] = async stage => await stage.Admin($"/api/keys/{await stage.KeyAsync()}", null),
        ["ReplaceLimits"] = stage => stage.Admin($"/api/limits/user/{stage.Member.Id}", Tokens),
        ["SetPrice"] = stage =>
            stage.Admin(
                "/api/prices/openai/gpt-4o",
                """{"prices":{"input_cost_per_token":0.000001,"output_cost_per_token":0.000002}}"""
            ),
        ["RemovePrice"] = stage => stage.Admin("/api/prices/openai/gpt-4o", null),
        ["RerateCalls"] = stage =>
            stage.Admin("/api/prices/rerate", """{"from":"2026-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z"}"""),
        ["ReloadConfiguration"] = stage => stage.Admin("/api/config/reload", null),
        ["TestDeployment"] = stage => stage.Admin("/api/providers/test", new { deployment = "local#1" }),
        ["SetCurrency"] = stage => stage.Admin("/api/currency", new { currency = "BRL" }),
        ["SetExchangeRates"] = stage =>
            stage.Admin("/api/currency/rates", """{"rates":[{"month":"2026-11","rate":5.5,"source":"PTAX"}]}"""),
        ["ChangeSettings"] = stage => stage.Admin("/api/settings", new { currency = "BRL" }),
        ["UpdateMyProfile"] = stage => stage.Own("/api/me", new { theme = "dark" }),
        ["CreateMyKey"] = stage => stage.Own("/api/me/keys", new { name = "mine" }),
        ["RotateMyKey"] = async stage => await stage.Own($"/api/me/keys/{await stage.KeyAsync()}/rotate", new { }),
        ["RevokeMyKey"] = async stage => await stage.Own($"/api/me/keys/{await stage.KeyAsync()}", null),
        ["EndMySession"] = async stage => await stage.Own($"/api/me/sessions/{await stage.SessionAsync()}", null),
        ["InviteUser"] = stage => stage.Admin($"/api/users/{stage.Member.Id}/invitation", null),
        ["RevokeInvitation"] = async stage =>
        {
            await stage.App.Get<LinkStore>().CreateAsync(new(stage.Member.Id), LinkPurpose.Invitation, Cancel);
            return await stage.Admin($"/api/users/{stage.Member.Id}/invitation", null);
        },
        ["SetPassword"] = async stage =>
            await Stage.As(
                stage.Nobody,
                "/api/auth/password",
                new { token = await stage.LinkAsync(), password = "cavalo bateria grampo" }
            ),
        ["ResetPassword"] = stage =>
            Stage.As(stage.Nobody, "/api/auth/password-reset", new { email = stage.Member.Email }),
        ["StepUp"] = async stage => (await stage.FirstAsync(), "/api/auth/step-up", new { password = Stage.Password }),
        ["BeginMySecondFactor"] = stage => stage.Own("/api/me/second-factor", null),
        ["ConfirmMySecondFactor"] = async stage =>
            await stage.Own("/api/me/second-factor/confirm", new { code = await stage.CodeAsync() }),
        ["RemoveMySecondFactor"] = stage => stage.Own("/api/me/second-factor", null),
        ["ChangeMyPassword"] = stage => stage.Own("/api/me/password", new { password = "grampo bateria cavalo" }),
        ["CreatePack"] = stage => stage.Admin("/api/payments/packs", Stage.Pack),
        ["UpdatePack"] = async stage => await stage.Admin($"/api/payments/packs/{await stage.PackAsync()}", Stage.Pack),
        ["CreateVoucher"] = stage => stage.Admin("/api/payments/vouchers", Stage.NewVoucher),
        ["WithdrawVoucher"] = async stage =>
            await stage.Admin($"/api/payments/vouchers/{(await stage.VoucherAsync()).Text("id")}", null),
        ["CreateCredit"] = async stage => await stage.Admin("/api/payments/credits", await stage.CreditAsync()),
        ["RefundOrder"] = async stage =>
            await stage.Admin(
                $"/api/payments/orders/{await stage.GrantedAsync("credit")}/refund",
                new { reason = "test" }
            ),
        ["CreateMyOrder"] = async stage => await stage.Own("/api/me/orders", await stage.PurchaseAsync()),
        ["WithdrawMyOrder"] = async stage =>
            await stage.Own($"/api/me/orders/{await stage.GrantedAsync("simulated")}/withdraw", null),
        ["RedeemMyVoucher"] = async stage =>
            await stage.Own("/api/me/vouchers", new { code = (await stage.VoucherAsync()).Text("secret") }),
        ["CreateMyAsk"] = stage => stage.Own("/api/me/asks", new { monthlyTokens = 2_000_000, reason = "x" }),
        ["ApproveAsk"] = async stage => await stage.Admin($"/api/asks/{await stage.AskAsync()}/approve", new { }),
        ["DenyAsk"] = async stage => await stage.Admin($"/api/asks/{await stage.AskAsync()}/deny", new { }),
        ["AcknowledgeAlert"] = async stage =>
            await stage.Admin($"/api/alerts/{await stage.AlertAsync()}/acknowledge", null),
        ["ResolveAlert"] = async stage => await stage.Admin($"/api/alerts/{await stage.AlertAsync()}/resolve", null),
        ["TestMail"] = async stage =>
            (
                await stage.App.SignedInAsync(await stage.App.AddUserAsync(UserRole.Administrator)),
                "/api/alerts/test-mail",
                null
            ),
    };

    /// <summary>A call of a model: its row is in the request log.</summary>
    private const string Logged = "PlaygroundChat";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_that_changes_something_writes_exactly_one_row()
    {
        await using var server = new MailServer();
        using var models = new NowhereModels();
        await using var app = new GatewayApp(host =>
            host.UseSetting("Routing:ConfigFile", models.Path)
                .UseSetting("Payments:Simulated", "true")
                .UseSetting("Smtp:Host", "127.0.0.1")
                .UseSetting("Smtp:Port", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture))
                .UseSetting("Smtp:Tls", "false")
                .UseSetting("Smtp:From", "ia@example.org")
                .UseSetting("Accounts:Site", "https://ia.example.org")
        );
        using var stage = await Stage.SetAsync(app);
        var routes = ApiRoute
            .All(app.Get<EndpointDataSource>())
            .Where(route => route.Mutates && route.Name != Logged)
            .ToList();
        var wrong = new List<string>();
        foreach (var route in routes.OrderBy(route => Calls.Keys.ToList().IndexOf(route.Name)))
        {
            if (!Calls.TryGetValue(route.Name, out var call))
            {
                wrong.Add($"{route.Name} has no call here");
                continue;
            }
            var (client, path, body) = await call(stage);
            var before = await stage.CountAsync();
            var (status, answer) = await client.SendAsync(new(route.Method), path, body);
            var written = await stage.CountAsync() - before;
            if ((int)status >= 400 || written != 1)
            {
                wrong.Add($"{route.Name}: {status}, {written} rows {answer}");
            }
        }

        Assert.Empty(wrong);
        var (_, verified) = await stage.Automation.GetJsonAsync("/api/audit/verify");
        Assert.Equal(0, verified.GetProperty("violations").GetArrayLength());
        Assert.Equal(await stage.CountAsync(), verified.GetProperty("checked").GetInt64());
    }

    [Fact]
    public async Task What_fails_writes_nothing()
    {
        await using var app = new GatewayApp();
        using var stage = await Stage.SetAsync(app);
        var before = await stage.CountAsync();

        var (missing, _) = await stage.Automation.PatchJsonAsync($"/api/users/{Guid.Empty}", new { name = "x" });
        var (taken, _) = await stage.Automation.PostJsonAsync("/api/users", new { email = stage.Member.Email });
        var (invalid, _) = await stage.Automation.PostJsonAsync("/api/users", new { email = "no address" });

        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.Conflict, HttpStatusCode.BadRequest),
            (missing, taken, invalid)
        );
        Assert.Equal(before, await stage.CountAsync());
    }

    [Fact]
    public async Task When_the_row_cannot_be_written_the_change_is_taken_back()
    {
        await using var app = new GatewayApp();
        using var stage = await Stage.SetAsync(app);
        await using (var connection = await app.Database.OpenAsync(Cancel))
        {
            await connection.ExecuteAsync(
                "create trigger full before insert on audit_event begin select raise(abort, 'disk full'); end"
            );
        }

        var (status, _) = await stage.Automation.PostJsonAsync("/api/teams", new { name = "Nova" });
        var (_, teams) = await stage.Automation.GetJsonAsync("/api/teams");

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Equal(0, teams.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_row_tells_who_what_why_and_from_what_to_what_but_no_secret_and_no_personal_field()
    {
        await using var app = new GatewayApp();
        using var stage = await Stage.SetAsync(app);
        using var admin = await app.SignedInAsync(await app.AddUserAsync(UserRole.Administrator));
        admin.DefaultRequestHeaders.Add(AuditFilter.ReasonHeader, Uri.EscapeDataString("Pedido da direção"));

        await admin.PatchJsonAsync(
            $"/api/users/{stage.Member.Id}",
            new { email = "other@example.org", role = "auditor" }
        );
        var created = await admin.CreateAsync("/api/keys", new { name = "k", userId = stage.Member.Id });
        var (_, list) = await admin.GetJsonAsync($"/api/audit?objectKind=user&objectId={stage.Member.Id}");
        var (_, keys) = await admin.GetJsonAsync("/api/audit?action=key.create");

        var row = Assert.Single(list.GetProperty("items").EnumerateArray());
        var changes = row.GetProperty("changes").EnumerateArray().ToDictionary(change => change.Text("field")!);
        Assert.Equal(("user.update", "Pedido da direção"), (row.Text("action"), row.Text("reason")));
        Assert.Equal(("member", "auditor"), (changes["role"].Text("before"), changes["role"].Text("after")));
        Assert.Equal(("•", "•"), (changes["email"].Text("before"), changes["email"].Text("after")));
        Assert.DoesNotContain(created.Text("secret")!, keys.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(created.Text("id"), keys.GetProperty("items")[0].Text("objectId"));
    }

    [Fact]
    public async Task Looking_at_another_person_s_calls_is_recorded_once_in_a_while_and_at_one_s_own_never()
    {
        await using var app = new GatewayApp();
        using var stage = await Stage.SetAsync(app);
        var auditor = await app.AddUserAsync(UserRole.Auditor);
        using var client = await app.SignedInAsync(auditor);

        await client.GetJsonAsync($"/api/requests?userId={auditor.Id}");
        await client.GetJsonAsync("/api/me/requests");
        await client.GetJsonAsync("/api/usage?groupBy=team");
        var before = await stage.CountAsync();
        await client.GetJsonAsync($"/api/requests?userId={stage.Member.Id}");
        await client.GetJsonAsync($"/api/requests?userId={stage.Member.Id}&limit=5");
        await client.GetJsonAsync("/api/usage?groupBy=user");

        Assert.Equal(0, before);
        Assert.Equal(2, await stage.CountAsync());
    }

    [Fact]
    public async Task A_row_that_was_changed_by_hand_is_found()
    {
        await using var app = new GatewayApp();
        using var stage = await Stage.SetAsync(app);
        await stage.Automation.CreateAsync("/api/teams", new { name = "A" });
        await stage.Automation.CreateAsync("/api/teams", new { name = "B" });
        await using var connection = await app.Database.OpenAsync(Cancel);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            connection.ExecuteAsync("update audit_event set action = 'x' where number = 1")
        );
        await connection.ExecuteAsync(
            "drop trigger audit_event_no_update; update audit_event set action = 'x' where number = 1"
        );

        var (_, verified) = await stage.Automation.GetJsonAsync("/api/audit/verify");

        Assert.StartsWith(
            "Event 1:",
            Assert.Single(verified.GetProperty("violations").EnumerateArray()).GetString(),
            StringComparison.Ordinal
        );
    }

    /// <summary>People and clients for the calls above.</summary>
    private sealed record Stage(GatewayApp App, AppUser Member, HttpClient Automation, HttpClient Me, HttpClient Nobody)
        : IDisposable
    {
        public const string Password = "a password for tests";

        private int _teams;

        public static object Credentials => new { email = "first@example.org", password = Password };

        public static async Task<Stage> SetAsync(GatewayApp app)
        {
            var member = await app.AddUserAsync(UserRole.Member);
            return new(app, member, app.Automation(), await app.SignedInAsync(member), app.Client());
        }

        public static Task<(HttpClient, string, object?)> As(HttpClient client, string path, object? body) =>
            Task.FromResult((client, path, body));

        public Task<(HttpClient, string, object?)> Admin(string path, object? body) => As(Automation, path, body);

        public Task<(HttpClient, string, object?)> Own(string path, object? body) => As(Me, path, body);

        public async Task<string?> TeamAsync() =>
            (await Automation.CreateAsync("/api/teams", new { name = $"team {_teams++}" })).Text("id");

        public async Task<string> LinkAsync()
        {
            var user = await App.AddUserAsync(UserRole.Member);
            var (token, _) = await App.Get<LinkStore>().CreateAsync(new(user.Id), LinkPurpose.Invitation, Cancel);
            return token.Reveal();
        }

        public async Task<HttpClient> FirstAsync()
        {
            var organisation = await App.Get<OrganisationStore>().GetAsync(Cancel);
            return await App.SignedInAsync(
                (await App.Get<UserStore>().FindByEmailAsync(organisation.Id, "first@example.org", Cancel))!
            );
        }

        /// <summary>A code for the second factor that was begun.</summary>
        public async Task<string> CodeAsync()
        {
            var row = await App.Get<TotpStore>().FindAsync(new(Member.Id), Cancel);
            var secret = App.Get<SealedSecrets>().Open(row!.Secret, Member.Id);
            return new OtpNet.Totp(secret).ComputeTotp(TimeProvider.System.GetUtcNow().UtcDateTime);
        }

        public async Task<Guid> KeyAsync() => (await App.AddKeyAsync(Member)).Id;

        public async Task<string?> SessionAsync()
        {
            await App.SessionAsync(Member);
            var (_, list) = await Me.GetJsonAsync("/api/me/sessions");
            return list.GetProperty("items")
                .EnumerateArray()
                .First(one => !one.GetProperty("current").GetBoolean())
                .Text("id");
        }

        public async Task<string?> AskAsync()
        {
            var (_, asks) = await Me.GetJsonAsync("/api/me/asks");
            var open = asks.GetProperty("items").EnumerateArray().FirstOrDefault(ask => ask.Text("status") == "open");
            return open.ValueKind == System.Text.Json.JsonValueKind.Object
                ? open.Text("id")
                : (await Me.CreateAsync("/api/me/asks", new { monthlyTokens = 3_000_000, reason = "y" })).Text("id");
        }

        public static object Pack =>
            new
            {
                name = "p",
                tokens = 1_000,
                centavos = 500,
            };

        public static object NewVoucher => new { tokens = 1_000, expiresAt = "2999-01-01T00:00:00Z" };

        public async Task<string?> PackAsync() =>
            (await Automation.CreateAsync("/api/payments/packs", Pack)).Text("id");

        public Task<System.Text.Json.JsonElement> VoucherAsync() => WithWalletAsync(NewVoucher);

        public async Task<object> CreditAsync()
        {
            await LimitAsync();
            return new
            {
                scope = "user",
                scopeId = Member.Id,
                tokens = 1_000,
                reason = "test",
                requestKey = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
            };
        }

        public async Task<object> PurchaseAsync()
        {
            await LimitAsync();
            return new
            {
                packId = await PackAsync(),
                provider = "simulated",
                requestKey = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
            };
        }

        /// <summary>An order whose tokens are there, as the worker leaves it.</summary>
        public async Task<Guid> GrantedAsync(string provider)
        {
            await LimitAsync();
            var limit = Assert.Single(
                await App.Get<Ledger.LimitBook>().FindAsync([(LimitScope.User, Member.Id)], Cancel)
            );
            var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
            await App.Get<Ledger.PackBook>().GrantAsync(new(id, limit.Id, 10, 10, 32_503_680_000_000));
            await using var connection = await App.Database.OpenAsync(Cancel);
            await connection.ExecuteAsync(
                """
                insert into payment_order (id, organisation_id, buyer_id, scope, scope_id, provider, method, name, tokens,
                    centavos, currency, validity_days, status, request_key, created_at, expires_at, paid_at, granted_at)
                values (@id, @organisation, @user, 1, @user, @provider, 'pix', 'p', 10, 10, 'BRL', 1, 'paid', @key, @now, @now, @now, @now)
                """,
                new
                {
                    id,
                    organisation = Member.OrganisationId,
                    user = Member.Id,
                    provider,
                    key = id.ToString(),
                    now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
                }
            );
            return id;
        }

        private async Task<System.Text.Json.JsonElement> WithWalletAsync(object voucher)
        {
            await LimitAsync();
            return await Automation.CreateAsync("/api/payments/vouchers", voucher);
        }

        private async Task LimitAsync() =>
            await App.Get<Ledger.LimitBook>()
                .ReplaceAsync(
                    LimitScope.User,
                    Member.Id,
                    [new(LimitUnit.Tokens, LimitWindow.Month, null, 2_000_000, 1_000_000, [])],
                    Cancel
                );

        /// <summary>An alert that nobody has seen to.</summary>
        public async Task<Guid> AlertAsync()
        {
            var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
            var facts = new ThresholdFacts("tokens", "month", null, "BRL", 800_000, 10, 8, 0, Period.Never);
            await using var connection = await App.Database.OpenAsync(Cancel);
            await connection.ExecuteAsync(
                """
                insert into alert (id, organisation_id, message_id, kind, severity, scope, scope_id, facts, created_at, ends_at,
                    state)
                values (@id, @organisation, @name, 'threshold', 'warning', 1, @user, @facts, 1, @Never, 'open')
                """,
                new
                {
                    id,
                    organisation = Member.OrganisationId,
                    name = id.ToString(),
                    user = Member.Id,
                    facts = facts.Write(),
                    Period.Never,
                }
            );
            return id;
        }

        public async Task<long> CountAsync()
        {
            await using var connection = await App.Database.OpenAsync(Cancel);
            return await connection.ExecuteScalarAsync<long>("select count(*) from audit_event");
        }

        public void Dispose()
        {
            Automation.Dispose();
            Me.Dispose();
            Nobody.Dispose();
        }
    }
}
