using Dapper;
using Solaris.Storage;

namespace Solaris.Alerts;

/// <summary>Rows of mails to send. Times are the database's.</summary>
internal sealed class AlertDeliveryStore(Database database)
{
    /// <summary>How long a replica may take to send: whatever is not done by then is tried again, under the same Message-ID.</summary>
    private const long LeaseMilliseconds = 120_000;

    private const int LongestAnswer = 500;

    /// <summary>Takes mails that are due; other replicas leave them alone meanwhile.</summary>
    public async Task<IReadOnlyList<AlertDelivery>> ClaimAsync(CancellationToken cancellationToken)
    {
        var skip = database.Kind == DatabaseKind.Postgres ? "for update skip locked" : "";
        var claim = $"""
            update alert_delivery set due_at = {database.Now} + {LeaseMilliseconds}, attempts = attempts + 1
            where id in (select id from alert_delivery where due_at <= {database.Now} order by due_at limit 20 {skip})
            returning id
            """;
        await using var write = await database.WriteAsync(cancellationToken);
        var ids = await write.Connection.QueryAsync<Guid>(new(claim, transaction: write.Transaction));
        var claimed = new List<AlertDelivery>();
        foreach (var id in ids.ToList())
        {
            const string read = $"{AlertDelivery.Select} where d.id = @id";
            claimed.Add(
                await write.Connection.QuerySingleAsync<AlertDelivery>(new(read, new { id }, write.Transaction))
            );
        }
        await write.CommitAsync(cancellationToken);
        return claimed;
    }

    public Task DeliveredAsync(Guid id, string answer) =>
        EndAsync(id, answer, $"due_at = null, delivered_at = {database.Now}");

    public Task RetryAsync(Guid id, string answer, TimeSpan after) =>
        EndAsync(id, answer, $"due_at = {database.Now} + {(long)after.TotalMilliseconds}");

    public Task GiveUpAsync(Guid id, string answer) =>
        EndAsync(id, answer, $"due_at = null, failed_at = {database.Now}");

    private Task<int> EndAsync(Guid id, string answer, string change) =>
        database.WriteAsync(
            $"update alert_delivery set answer = @answer, {change} where id = @id",
            new { id, answer = answer.Length > LongestAnswer ? answer[..LongestAnswer] : answer },
            CancellationToken.None
        );
}
