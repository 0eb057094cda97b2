using System.Text.Json;
using System.Text.Json.Serialization;
using Solaris.Http;

namespace Solaris.Members;

/// <summary>JSON of this feature's routes.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(ProfileRequest))]
[JsonSerializable(typeof(ProfileResponse))]
[JsonSerializable(typeof(BalanceResponse))]
[JsonSerializable(typeof(MyKeyRequest))]
[JsonSerializable(typeof(AskRequest))]
[JsonSerializable(typeof(ApproveRequest))]
[JsonSerializable(typeof(DenyRequest))]
[JsonSerializable(typeof(AskResponse))]
[JsonSerializable(typeof(Page<AskResponse>))]
internal sealed partial class MembersJson : JsonSerializerContext;
