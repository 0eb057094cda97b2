using System.CommandLine;
using System.Globalization;
using Solaris.Ledger.Verification;

namespace Solaris.CommandLine;

/// <summary><c>solaris ledger verify</c>: checks the ledger's promises on the stored rows; it only reads.</summary>
internal static class LedgerCommand
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var verify = new Command("verify", "Check every invariant of the ledger; exit code 1 on any violation.");
        verify.SetAction(
            (_, cancellationToken) => Offline.RunAsync(build, services => VerifyAsync(services, cancellationToken))
        );
        return new("ledger", "The quota ledger.") { verify };
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var found = await services.GetRequiredService<LedgerVerifier>().VerifyAsync(cancellationToken);
        foreach (var violation in found.Violations)
        {
            await Console.Out.WriteLineAsync(violation);
        }
        await Console.Out.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{found.Checked} checked, {found.Violations.Count} violations")
        );
        return found.Violations.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }
}
