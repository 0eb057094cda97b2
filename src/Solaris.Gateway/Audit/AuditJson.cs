using System.Text.Json;
using System.Text.Json.Serialization;
using Solaris.Http;

namespace Solaris.Audit;

/// <summary>JSON of this feature: the column of changes, and the bodies of its routes.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(IReadOnlyList<AuditChange>))]
[JsonSerializable(typeof(Page<AuditResponse>))]
[JsonSerializable(typeof(AuditVerification))]
[JsonSerializable(typeof(Dictionary<string, string?>))]
internal sealed partial class AuditJson : JsonSerializerContext;
