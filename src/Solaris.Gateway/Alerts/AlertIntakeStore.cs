using System.Text.Json;
using Dapper;
using Solaris.Ledger.Stores;
using Solaris.Mail;
using Solaris.Quotas;
using Solaris.Storage;

namespace Solaris.Alerts;

/// <summary>Makes alerts of the ledger's messages: message, alert and whom to tell in one transaction, so that each is there exactly once.</summary>
internal sealed class AlertIntakeStore(Database database, MailSender mail, TimeProvider clock)
{
    /// <summary>Takes what waits; returns how many messages that were.</summary>
    public async Task<int> TakeAsync(CancellationToken cancellationToken)
    {
        var taken = 0;
        foreach (var message in await DueAsync(cancellationToken))
        {
            taken += await TakeAsync(message, cancellationToken) ? 1 : 0;
        }
        return taken;
    }

    private async Task<IEnumerable<OutboxMessage>> DueAsync(CancellationToken cancellationToken)
    {
        const string sql = """
            select id as Id, message_id as MessageId, payload as Payload, created_at as CreatedAt from outbox
            where delivered_at is null and kind = @kind order by id limit 100
            """;
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QueryAsync<OutboxMessage>(
            new(sql, new { kind = ThresholdMessage.Kind }, cancellationToken: cancellationToken)
        );
    }

    /// <summary>False when another replica was faster: whoever marks the message makes the alert.</summary>
    private async Task<bool> TakeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        await using var write = await database.WriteAsync(cancellationToken);
        var mark = $"update outbox set delivered_at = {database.Now} where id = @Id and delivered_at is null";
        if (await write.Connection.ExecuteAsync(new(mark, message, write.Transaction)) == 0)
        {
            return false;
        }
        var threshold =
            JsonSerializer.Deserialize(message.Payload, OutboxJson.Default.ThresholdMessage)
            ?? throw new JsonException("A message without content.");
        var limit = await write.Connection.QuerySingleAsync<LimitOrigin>(
            new(LimitOrigin.Select, new { threshold.LimitId }, write.Transaction)
        );
        var alert = await AddAsync(write, message, threshold, limit);
        var audience = AlertAudience.Of(threshold.Scope, alert.IsSpent, limit.Person, limit.Team);
        var isOver = threshold.PeriodEnd <= clock.GetUtcNow().ToUnixTimeMilliseconds();
        await TellAsync(write, alert.Id, limit.Organisation, audience, byMail: mail.IsOn && !isOver);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<(Guid Id, bool IsSpent)> AddAsync(
        DatabaseWrite write,
        OutboxMessage message,
        ThresholdMessage threshold,
        LimitOrigin limit
    )
    {
        var facts = ThresholdFacts.Of(
            threshold,
            LimitNames.Of(threshold.Unit),
            LimitNames.Of((LimitWindow)limit.Window),
            limit.Model,
            limit.Currency
        );
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        const string sql = """
            insert into alert (id, organisation_id, message_id, kind, severity, scope, scope_id, team_id, facts, created_at,
                ends_at, state)
            values (@id, @Organisation, @MessageId, @Kind, @severity, @scope, @ScopeId, @Team, @facts, @CreatedAt,
                @PeriodEnd, @Open)
            """;
        var values = new
        {
            id,
            limit.Organisation,
            message.MessageId,
            message.CreatedAt,
            ThresholdMessage.Kind,
            severity = facts.IsSpent ? AlertSeverity.Critical : AlertSeverity.Warning,
            scope = (int)threshold.Scope,
            threshold.ScopeId,
            limit.Team,
            facts = facts.Write(),
            threshold.PeriodEnd,
            AlertState.Open,
        };
        await write.Connection.ExecuteAsync(new(sql, values, write.Transaction));
        return (id, facts.IsSpent);
    }

    /// <param name="byMail">False where there is no mail server, and for news of the past: nobody can act on those.</param>
    private async Task TellAsync(
        DatabaseWrite write,
        Guid alert,
        Guid organisation,
        AlertAudience audience,
        bool byMail
    )
    {
        const string find = """
            select u.id as Id, u.email as Email from app_user u
            where u.organisation_id = @organisation and u.status = 'active' and (u.id = @Person
                or (u.role = @Manager and u.team_id = @Team) or (u.role = @Administrator and @administrators = 1)
                or (u.role = @Money and @finance = 1))
            """;
        var values = new
        {
            organisation,
            audience.Person,
            audience.Team,
            administrators = audience.Administrators ? 1 : 0,
            finance = audience.Finance ? 1 : 0,
            Manager = UserRole.TeamManager,
            UserRole.Administrator,
            Money = UserRole.Finance,
        };
        foreach (var person in await write.Connection.QueryAsync<Recipient>(new(find, values, write.Transaction)))
        {
            var due = byMail && person.Email is not null ? database.Now : "null";
            var sql = $"""
                insert into alert_delivery (id, alert_id, user_id, attempts, due_at) values (@id, @alert, @user, 0, {due})
                """;
            var row = new
            {
                id = Guid.CreateVersion7(clock.GetUtcNow()),
                alert,
                user = person.Id,
            };
            await write.Connection.ExecuteAsync(new(sql, row, write.Transaction));
        }
    }

    private sealed class OutboxMessage
    {
        public long Id { get; init; }
        public string MessageId { get; init; } = "";
        public string Payload { get; init; } = "";
        public long CreatedAt { get; init; }
    }

    private sealed class Recipient
    {
        public Guid Id { get; init; }
        public string? Email { get; init; }
    }
}
