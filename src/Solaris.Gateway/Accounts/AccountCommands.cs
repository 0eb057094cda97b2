using System.ComponentModel.DataAnnotations;
using Solaris.Accounts.Keys;
using Solaris.Accounts.Users;

namespace Solaris.Accounts;

/// <summary>What <c>solaris user create</c> and <c>solaris key create</c> do, for the command line to call.</summary>
internal sealed class AccountCommands(
    UserCreation users,
    KeyIssuing keys,
    UserStore store,
    OrganisationStore organisations,
    TimeProvider clock
)
{
    /// <summary>Creates a user by the rules of <c>POST /api/users</c>.</summary>
    public async Task<Outcome<UserResponse>> CreateUserAsync(
        CreateUserRequest request,
        CancellationToken cancellationToken
    ) => Check(request) is { } error ? error : await users.CreateAsync(request, clock.GetUtcNow(), cancellationToken);

    /// <summary>Issues a key by the rules of <c>POST /api/keys</c>; <paramref name="ownerEmail"/> names the owner, if any.</summary>
    public async Task<Outcome<IssuedApiKey>> CreateKeyAsync(
        CreateKeyRequest request,
        string? ownerEmail,
        CancellationToken cancellationToken
    )
    {
        if (ownerEmail is not null)
        {
            var organisation = await organisations.GetAsync(cancellationToken);
            var email = ownerEmail.Trim().ToLowerInvariant();
            if (await store.FindByEmailAsync(organisation.Id, email, cancellationToken) is not { } owner)
            {
                return ChangeError.NotFound("User");
            }
            request = request with { UserId = owner.Id };
        }
        return Check(request) is { } error ? error : await keys.IssueAsync(request, cancellationToken);
    }

    private static ChangeError? Check(object request)
    {
        var results = new List<ValidationResult>();
        return Validator.TryValidateObject(request, new(request), results, validateAllProperties: true)
            ? null
            : ChangeError.Invalid(results[0].MemberNames.FirstOrDefault() ?? "", results[0].ErrorMessage ?? "");
    }
}
