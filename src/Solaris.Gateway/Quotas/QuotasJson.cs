using System.Text.Json;
using System.Text.Json.Serialization;

namespace Solaris.Quotas;

/// <summary>JSON of this feature's routes.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(IReadOnlyList<LimitTerm>))]
[JsonSerializable(typeof(LimitListResponse))]
internal sealed partial class QuotasJson : JsonSerializerContext;
