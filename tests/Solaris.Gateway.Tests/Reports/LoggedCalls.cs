using Dapper;
using Microsoft.Extensions.Time.Testing;
using Solaris.Quotas;

namespace Solaris.Reports;

/// <summary>Calls in the log, made through the ledger and then dated back.</summary>
internal static class LoggedCalls
{
    public static async Task<Guid> CallAsync(
        this QuotasApp app,
        Accounts.Caller caller,
        string at,
        long input = 10,
        long output = 5,
        string model = "gpt-4o",
        long costMicros = 0,
        int status = 200
    )
    {
        var began = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        var admission = await app.AdmitAsync(
            caller,
            QuotasApp.Cost(model: model),
            RequestId.New(new FakeTimeProvider(began))
        );
        await QuotasApp.SettleAsync(
            admission.Hold!,
            caller,
            new TokenUsage(input, 0, 0, 0, output),
            costMicros,
            model,
            status
        );
        var id = admission.Hold!.Id.Value;
        await using var connection = app.Database.Open();
        await connection.ExecuteAsync(
            "update request set started_at = @at where id = @id",
            new { at = began.ToUnixTimeMilliseconds(), id }
        );
        return id;
    }
}
