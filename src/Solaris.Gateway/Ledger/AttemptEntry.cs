namespace Solaris.Ledger;

/// <summary>One attempt at a deployment: its outcome and what the provider billed for it.</summary>
/// <param name="Status">The provider's HTTP status; 0 when no answer came.</param>
/// <param name="Outcome">Why the attempt ended, such as <c>ok</c>, <c>status</c>, <c>connect</c>, <c>timeout</c>, <c>cut</c>.</param>
internal sealed record AttemptEntry(string Deployment, int Status, string Outcome, Charge Charge, int Milliseconds)
{
    /// <summary>The outcome of an attempt that answered as it should.</summary>
    public const string Ok = "ok";
}
