using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Solaris.Accounts;
using Solaris.Accounts.Users;
using Solaris.Ledger;

namespace Solaris.Quotas;

/// <summary>Checks and makes an administrator's change of a scope's limits.</summary>
internal sealed class LimitChanges(LimitBook book, IOptions<UserLimitOptions> options)
{
    private const int MostLimits = 100;

    /// <summary>Replaces the scope's limits; the next request meets the new ones. Returns why nothing was changed, or null.</summary>
    public async Task<ChangeError?> ReplaceAsync(
        LimitScope scope,
        Guid scopeId,
        IReadOnlyList<LimitTerm> terms,
        CancellationToken cancellationToken
    )
    {
        if (Refuse(scope, terms) is { } error)
        {
            return error;
        }
        await book.ReplaceAsync(scope, scopeId, [.. terms.Select(Read)], cancellationToken);
        return null;
    }

    private ChangeError? Refuse(LimitScope scope, IReadOnlyList<LimitTerm> terms)
    {
        if (terms.Count > MostLimits)
        {
            return ChangeError.Invalid("", $"A scope has at most {MostLimits} limits.");
        }
        var seen = new HashSet<(string, string, string?)>();
        for (var index = 0; index < terms.Count; index++)
        {
            var term = terms[index];
            if (!seen.Add((term.Unit, term.Window, term.Model)))
            {
                return ChangeError.Invalid($"[{index}]", "The unit, window and model of an earlier limit.");
            }
            if (term.AlertAt?.Any(part => !Fractions.IsPart(part)) == true)
            {
                return ChangeError.Invalid($"[{index}].alertAt", "Each must be above 0 and at most 1.");
            }
            if (scope == LimitScope.User && IsMonthlyTokens(term) && !IsInBounds(term))
            {
                var (least, most) = (options.Value.MinUserLimit, options.Value.MaxUserLimit);
                return ChangeError.Invalid(
                    $"[{index}].amount",
                    $"A user's monthly tokens must be from {least} to {most}."
                );
            }
        }
        return null;
    }

    private static bool IsMonthlyTokens(LimitTerm term) =>
        term is { Unit: LimitNames.Tokens, Window: LimitNames.Month, Model: null };

    private bool IsInBounds(LimitTerm term) =>
        term.Amount >= options.Value.MinUserLimit && term.Amount <= options.Value.MaxUserLimit;

    private LimitTerms Read(LimitTerm term) =>
        new(
            LimitNames.Unit(term.Unit),
            LimitNames.Window(term.Window),
            term.Model,
            term.Amount ?? 0,
            Fractions.PartsPerMillion(term.BlockAt ?? options.Value.BlockThreshold),
            Alerts(term.AlertAt ?? [options.Value.AlertThreshold])
        );

    private static ImmutableArray<int> Alerts(IReadOnlyList<decimal> parts) =>
        [.. parts.Select(Fractions.PartsPerMillion).Distinct().Order()];
}
