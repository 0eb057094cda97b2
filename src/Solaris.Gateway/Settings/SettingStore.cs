using System.Globalization;
using Dapper;
using Solaris.Storage;

namespace Solaris.Settings;

/// <summary>What administrators set in the dashboard. Read when asked for: nothing on the way of a call needs it.</summary>
internal sealed class SettingStore(Database database, TimeProvider clock)
{
    public async Task<Dictionary<string, string>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = "select name as Name, value as Value from setting";
        var rows = await connection.QueryAsync<(string Name, string Value)>(
            new(sql, cancellationToken: cancellationToken)
        );
        return rows.ToDictionary(row => row.Name, row => row.Value, StringComparer.Ordinal);
    }

    public Task SetAsync(string name, string value, CancellationToken cancellationToken) =>
        database.WriteAsync(
            """
            insert into setting (name, value, changed_at) values (@name, @value, @now)
            on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at
            """,
            new
            {
                name,
                value,
                now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            },
            cancellationToken
        );

    /// <summary>The organisation's, by its ISO 4217 code: of money limits and costs.</summary>
    public async Task<string> CurrencyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = "select currency from organisation order by created_at limit 1";
        return await connection.ExecuteScalarAsync<string>(new(sql, cancellationToken: cancellationToken))
            ?? ExchangeRate.Dollar;
    }

    public async Task<KeyPolicy> KeyPolicyAsync(CancellationToken cancellationToken)
    {
        var values = await ReadAsync(cancellationToken);
        var policy = KeyPolicy.Default;
        return new(
            values.TryGetValue(SettingNames.MemberKeys, out var allowed) ? allowed == "true" : policy.Allowed,
            Number(values, SettingNames.MemberKeyLimit) ?? policy.Limit,
            Number(values, SettingNames.MemberKeyDays) ?? policy.Days
        );
    }

    private static int? Number(Dictionary<string, string> values, string name) =>
        values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
