using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Solaris.Ledger.Batches;

namespace Solaris.Ledger.Stores;

/// <summary>What the outbox says of a crossed threshold. Amounts are in the limit's unit.</summary>
internal sealed record ThresholdMessage(
    long LimitId,
    long BucketId,
    LimitScope Scope,
    Guid ScopeId,
    LimitUnit Unit,
    int Threshold,
    long Granted,
    long Used,
    long PeriodStart,
    long PeriodEnd
)
{
    /// <summary>The <c>kind</c> column of the outbox.</summary>
    public const string Kind = "threshold";

    public static string Id(ThresholdRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind}-{row.Bucket.Id}-{row.Threshold}");

    public static string Json(ThresholdRow row)
    {
        var (bucket, limit) = (row.Bucket, row.Bucket.Limit);
        var message = new ThresholdMessage(
            limit.Id,
            bucket.Id,
            limit.Scope,
            limit.ScopeId,
            limit.Unit,
            row.Threshold,
            bucket.Granted,
            bucket.Used,
            bucket.Period.Start,
            bucket.Period.End
        );
        return JsonSerializer.Serialize(message, OutboxJson.Default.ThresholdMessage);
    }
}

/// <summary>Names and enumerations as the admin API writes them.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ThresholdMessage))]
internal sealed partial class OutboxJson : JsonSerializerContext;
