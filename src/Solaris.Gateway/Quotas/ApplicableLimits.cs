using System.Collections.Immutable;
using Solaris.Accounts;
using Solaris.Ledger;

namespace Solaris.Quotas;

/// <summary>
/// The limits that bind a call, in the ledger's lock order. Remembered for each scope: a change made in this process is
/// seen by the next call, one made by another replica when news of it comes, or the entry ends.
/// </summary>
internal sealed class ApplicableLimits : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);
    private const int MostScopes = 50_000;

    private readonly ExpiringCache<(LimitScope Scope, Guid Id), ImmutableArray<Limit>> _scopes;
    private readonly LimitBook _book;

    public ApplicableLimits(LimitBook book, TimeProvider clock)
    {
        _scopes = new(Lifetime, MostScopes, clock);
        _book = book;
        _book.Changed += Forget;
        _book.AnyChanged += ForgetAll;
    }

    public async ValueTask<ImmutableArray<Limit>> FindAsync(
        CallOrigin origin,
        string model,
        CancellationToken cancellationToken
    )
    {
        var found = ImmutableArray.CreateBuilder<Limit>();
        var generation = _scopes.Generation;
        List<(LimitScope, Guid)>? missing = null;
        foreach (var scope in Scopes(origin))
        {
            if (_scopes.TryGet(scope, out var limits))
            {
                Add(found, limits, model);
            }
            else
            {
                (missing ??= new(capacity: 4)).Add(scope);
            }
        }
        if (missing is not null)
        {
            await LoadAsync(missing, generation, found, model, cancellationToken);
        }
        found.Sort(LockOrder);
        return found.DrainToImmutable();
    }

    public void Dispose()
    {
        _book.Changed -= Forget;
        _book.AnyChanged -= ForgetAll;
    }

    private async Task LoadAsync(
        List<(LimitScope Scope, Guid Id)> missing,
        long generation,
        ImmutableArray<Limit>.Builder found,
        string model,
        CancellationToken cancellationToken
    )
    {
        var loaded = await _book.FindAsync(missing, cancellationToken);
        foreach (var scope in missing)
        {
            ImmutableArray<Limit> limits =
            [
                .. loaded.Where(limit => limit.Scope == scope.Scope && limit.ScopeId == scope.Id),
            ];
            _scopes.Set(scope, limits, generation);
            Add(found, limits, model);
        }
    }

    private static void Add(ImmutableArray<Limit>.Builder found, ImmutableArray<Limit> limits, string model)
    {
        foreach (var limit in limits)
        {
            if (limit.Model is null || limit.Model == model)
            {
                found.Add(limit);
            }
        }
    }

    private static IEnumerable<(LimitScope Scope, Guid Id)> Scopes(CallOrigin origin)
    {
        yield return (LimitScope.Key, origin.Key.Value);
        if (origin.User is { } user)
        {
            yield return (LimitScope.User, user.Value);
        }
        if (origin.Team is { } team)
        {
            yield return (LimitScope.Team, team.Value);
        }
        yield return (LimitScope.Organisation, origin.Organisation.Value);
    }

    /// <summary>Narrow scopes first, then by id: every call takes its locks in one order.</summary>
    private static int LockOrder(Limit one, Limit other) =>
        (one.Scope, one.Id.Value).CompareTo((other.Scope, other.Id.Value));

    private void Forget(LimitScope scope, Guid id) => _scopes.Remove((scope, id));

    private void ForgetAll() => _scopes.RemoveWhere(_ => true);
}
