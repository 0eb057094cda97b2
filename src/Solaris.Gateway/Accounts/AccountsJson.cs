using System.Text.Json.Serialization;
using Solaris.Accounts.Keys;
using Solaris.Accounts.SignIn;
using Solaris.Accounts.Teams;
using Solaris.Accounts.Users;
using Solaris.Http;

namespace Solaris.Accounts;

/// <summary>JSON of this feature: columns that hold lists, and the bodies of its routes.</summary>
[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(MeResponse))]
[JsonSerializable(typeof(SessionListResponse))]
[JsonSerializable(typeof(SignInOptionsResponse))]
[JsonSerializable(typeof(ProofRequest))]
[JsonSerializable(typeof(CodeRequest))]
[JsonSerializable(typeof(SecondFactorResponse))]
[JsonSerializable(typeof(EnrolmentResponse))]
[JsonSerializable(typeof(RecoveryCodesResponse))]
[JsonSerializable(typeof(InvitationResponse))]
[JsonSerializable(typeof(OpenInvitationResponse))]
[JsonSerializable(typeof(ResetRequest))]
[JsonSerializable(typeof(SetPasswordRequest))]
[JsonSerializable(typeof(ChangePasswordRequest))]
[JsonSerializable(typeof(CreateUserRequest))]
[JsonSerializable(typeof(UpdateUserRequest))]
[JsonSerializable(typeof(UserResponse))]
[JsonSerializable(typeof(Page<UserResponse>))]
[JsonSerializable(typeof(TeamRequest))]
[JsonSerializable(typeof(TeamResponse))]
[JsonSerializable(typeof(Page<TeamResponse>))]
[JsonSerializable(typeof(CreateKeyRequest))]
[JsonSerializable(typeof(UpdateKeyRequest))]
[JsonSerializable(typeof(RotateKeyRequest))]
[JsonSerializable(typeof(KeyResponse))]
[JsonSerializable(typeof(Page<KeyResponse>))]
internal sealed partial class AccountsJson : JsonSerializerContext;
