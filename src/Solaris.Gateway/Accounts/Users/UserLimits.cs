using Microsoft.Extensions.Options;
using Solaris.Ledger;

namespace Solaris.Accounts.Users;

/// <summary>The monthly token limit of users: one of the limits they may have, and the one every user has.</summary>
internal sealed class UserLimits(LimitBook limits, IOptions<UserLimitOptions> options)
{
    private const int Million = 1_000_000;

    public long Default => options.Value.DefaultMonthlyLimit;

    /// <summary>Why an administrator may not set <paramref name="tokens"/>; null when they may.</summary>
    public ChangeError? Refuse(long tokens)
    {
        var (least, most) = (options.Value.MinUserLimit, options.Value.MaxUserLimit);
        return tokens >= least && tokens <= most
            ? null
            : ChangeError.Invalid("monthlyTokens", $"Must be from {least} to {most}.");
    }

    /// <summary>Sets the monthly tokens of one user, at once and in the running period; other limits of the user stay.</summary>
    public async Task SetAsync(UserId user, long tokens, CancellationToken cancellationToken)
    {
        var current = await limits.FindAsync([(LimitScope.User, user.Value)], cancellationToken);
        var monthly = current.FirstOrDefault(IsMonthlyTokens);
        IReadOnlyList<LimitTerms> terms =
        [
            .. current.Where(limit => !IsMonthlyTokens(limit)).Select(Terms),
            monthly is null ? Fresh(tokens) : Terms(monthly) with { Amount = tokens },
        ];
        await limits.ReplaceAsync(LimitScope.User, user.Value, terms, cancellationToken);
    }

    /// <summary>The monthly tokens of several users; users without such a limit are missing.</summary>
    public async Task<Dictionary<Guid, long>> ReadAsync(IReadOnlyList<Guid> users, CancellationToken cancellationToken)
    {
        if (users.Count == 0)
        {
            return [];
        }
        var found = await limits.FindAsync([.. users.Select(id => (LimitScope.User, id))], cancellationToken);
        return found.Where(IsMonthlyTokens).ToDictionary(limit => limit.ScopeId, limit => limit.Amount);
    }

    private LimitTerms Fresh(long tokens) =>
        new(
            LimitUnit.Tokens,
            LimitWindow.Month,
            Model: null,
            tokens,
            PartsPerMillion(options.Value.BlockThreshold),
            [PartsPerMillion(options.Value.AlertThreshold)]
        );

    private static LimitTerms Terms(Limit limit) =>
        new(limit.Unit, limit.Window, limit.Model, limit.Amount, limit.BlockAt, limit.AlertAt);

    private static bool IsMonthlyTokens(Limit limit) =>
        limit is { Unit: LimitUnit.Tokens, Window: LimitWindow.Month, Model: null };

    private static int PartsPerMillion(decimal part) => (int)(part * Million);
}
