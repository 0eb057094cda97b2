using Solaris.Accounts;
using Solaris.Accounts.Keys;
using Solaris.Settings;

namespace Solaris.Members;

/// <summary>A person's own keys, inside what the organisation allows.</summary>
internal sealed class MyKeys(
    KeyIssuing issuing,
    KeyList list,
    ApiKeyStore keys,
    SettingStore settings,
    TimeProvider clock
)
{
    private static readonly ChangeError NoKeys = ChangeError.Forbidden("Members have no keys of their own here.");

    public async Task<Outcome<IssuedApiKey>> IssueAsync(
        UserId person,
        MyKeyRequest request,
        CancellationToken cancellationToken
    )
    {
        var policy = await settings.KeyPolicyAsync(cancellationToken);
        if (!policy.Allowed)
        {
            return NoKeys;
        }
        var now = clock.GetUtcNow();
        var latest = now.AddDays(policy.Days);
        if (request.ExpiresAt > latest)
        {
            return ChangeError.Invalid("expiresAt", $"Must be within {policy.Days} days.");
        }
        if (await list.CountWorkingAsync(person, now, cancellationToken) >= policy.Limit)
        {
            return ChangeError.Conflict($"You have {policy.Limit} keys already; revoke one first.");
        }
        var key = new CreateKeyRequest
        {
            Name = request.Name,
            UserId = person.Value,
            Models = request.Models,
            ExpiresAt = request.ExpiresAt ?? latest,
        };
        return await issuing.IssueAsync(key, cancellationToken);
    }

    /// <summary>A key of the person's own; null when it is someone else's.</summary>
    public async Task<ApiKey?> FindAsync(UserId person, Guid id, CancellationToken cancellationToken) =>
        await keys.FindAsync(new(id), cancellationToken) is { } key && key.UserId == person.Value ? key : null;
}
