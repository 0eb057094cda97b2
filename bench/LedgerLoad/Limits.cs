using Solaris.Ledger;

namespace Solaris.LedgerLoad;

/// <summary>The hot organisation, and users with limits of their own.</summary>
internal static class Limits
{
    private const long Amount = 900_000_000_000_000;
    private static readonly Guid Organisation = Id(0);

    public static async Task PrepareAsync(LimitBook limits, int users)
    {
        await SetAsync(limits, LimitScope.Organisation, Organisation);
        for (var user = 1; user <= users; user++)
        {
            await SetAsync(limits, LimitScope.User, Id(user));
        }
    }

    /// <summary>The limits of each user's calls; one entry when users have none.</summary>
    public static async Task<Limit[][]> ReadAsync(LimitBook limits, int users)
    {
        var found = new Limit[Math.Max(1, users)][];
        for (var user = 0; user < found.Length; user++)
        {
            (LimitScope, Guid)[] scopes =
                users == 0
                    ? [(LimitScope.Organisation, Organisation)]
                    : [(LimitScope.User, Id(user + 1)), (LimitScope.Organisation, Organisation)];
            found[user] = [.. await limits.FindAsync(scopes, CancellationToken.None)];
        }
        return found;
    }

    private static Task SetAsync(LimitBook limits, LimitScope scope, Guid id) =>
        limits.ReplaceAsync(
            scope,
            id,
            [new(LimitUnit.Tokens, LimitWindow.Month, null, Amount, 1_000_000, [800_000])],
            CancellationToken.None
        );

    private static Guid Id(int number) => new($"01990000-0000-7000-8000-{number:x12}");
}
