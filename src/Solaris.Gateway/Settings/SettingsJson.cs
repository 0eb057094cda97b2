using System.Text.Json;
using System.Text.Json.Serialization;

namespace Solaris.Settings;

/// <summary>JSON of this feature's routes.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(SettingsRequest))]
[JsonSerializable(typeof(SettingsResponse))]
internal sealed partial class SettingsJson : JsonSerializerContext;
