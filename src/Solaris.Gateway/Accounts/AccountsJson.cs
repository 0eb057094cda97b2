using System.Text.Json.Serialization;

namespace Solaris.Accounts;

/// <summary>JSON of this feature: columns that hold lists, and the bodies of its routes.</summary>
[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class AccountsJson : JsonSerializerContext;
