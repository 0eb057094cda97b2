using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Solaris.Accounts;
using Solaris.Accounts.Teams;
using Solaris.Accounts.Users;
using Solaris.Http;
using Solaris.Ledger;
using Solaris.Ledger.Stores;
using Solaris.Mail;

namespace Solaris.Alerts;

/// <summary>People with a limit, a mail server, and what stands between them.</summary>
internal sealed class AlertStage : IAsyncDisposable
{
    private readonly AccountsApp _app;

    private AlertStage(AccountsApp app, MailServer server)
    {
        (_app, Server) = (app, server);
        Alerts = new AlertStore(app.Database);
        var options = Options.Create(
            new MailOptions
            {
                Host = "127.0.0.1",
                Port = server.Port,
                Tls = false,
                From = "ia@example.org",
            }
        );
        var sender = new MailSender(options, NullLogger<MailSender>.Instance);
        Intake = new AlertIntake(
            new(app.Database, sender, app.Clock),
            Alerts,
            app.Clock,
            NullLogger<AlertIntake>.Instance
        );
        var accounts = Options.Create(new AccountsOptions { Site = "https://ia.example.org" });
        Mailer = new AlertMailer(new(app.Database), sender, accounts, app.Clock, NullLogger<AlertMailer>.Instance);
    }

    public MailServer Server { get; }
    public AlertStore Alerts { get; }
    public AlertIntake Intake { get; }
    public AlertMailer Mailer { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<AlertStage> StartAsync(string kind) =>
        new(await AccountsApp.StartAsync(kind), new MailServer());

    public Task<AppUser> AddUserAsync(string email, Func<AppUser, AppUser>? change = null) =>
        _app.AddUserAsync(email, change);

    public Task SpeakAsync(AppUser user, string language) =>
        _app.Database.WriteAsync(
            "update app_user set language = @language where id = @Id",
            new { language, user.Id },
            Cancel
        );

    public async Task<Guid> AddTeamAsync(string name)
    {
        var organisation = await _app.Get<OrganisationStore>().GetAsync(Cancel);
        return (await _app.Get<TeamStore>().AddAsync(organisation.Id, name, Cancel))!.Id;
    }

    public async Task<Guid> OrganisationAsync() => (await _app.Get<OrganisationStore>().GetAsync(Cancel)).Id.Value;

    /// <summary>A monthly limit of a million tokens has got to <paramref name="threshold"/>: what the ledger writes then.</summary>
    public async Task CrossAsync(LimitScope scope, Guid id, int threshold = 800_000, long end = 1_775_012_400_000)
    {
        var terms = new LimitTerms(LimitUnit.Tokens, LimitWindow.Month, Model: null, 1_000_000, 1_000_000, [800_000]);
        await _app.Get<LimitBook>().ReplaceAsync(scope, id, [terms], Cancel);
        await using var connection = await _app.Database.OpenAsync(Cancel);
        var limit = await connection.ExecuteScalarAsync<long>(
            "select max(id) from quota_limit where scope = @scope and scope_id = @id",
            new { scope = (int)scope, id }
        );
        var message = new ThresholdMessage(
            limit,
            limit,
            scope,
            id,
            LimitUnit.Tokens,
            threshold,
            Granted: 1_000_000,
            Used: threshold,
            PeriodStart: 1_772_334_000_000,
            end
        );
        await connection.ExecuteAsync(
            "insert into outbox (message_id, kind, payload, created_at) values (@name, 'threshold', @json, 1)",
            new
            {
                name = string.Create(CultureInfo.InvariantCulture, $"threshold-{limit}-{threshold}"),
                json = JsonSerializer.Serialize(message, OutboxJson.Default.ThresholdMessage),
            }
        );
    }

    public async Task<IReadOnlyList<Alert>> ListAsync() =>
        await Alerts.ListAsync(new(After: null, Limit: 50, Search: null), null, Reach.Whole, Cancel);

    /// <summary>What was not sent is due again now.</summary>
    public async Task WaitAsync()
    {
        await using var connection = await _app.Database.OpenAsync(Cancel);
        await connection.ExecuteAsync("update alert_delivery set due_at = 1 where due_at is not null");
    }

    public async Task<long> CountAsync(string sql)
    {
        await using var connection = await _app.Database.OpenAsync(Cancel);
        return await connection.ExecuteScalarAsync<long>(sql);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await _app.DisposeAsync();
    }
}
