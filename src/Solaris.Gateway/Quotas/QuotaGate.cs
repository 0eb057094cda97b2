using Solaris.Accounts;

namespace Solaris.Quotas;

/// <summary>Bounds a call's cost and holds it on every limit that applies.</summary>
internal sealed class QuotaGate
{
    /// <summary>
    /// Tries the cheap byte bound first; only when that does not fit the tightest limit does the tokenizer count.
    /// Then the output shrinks to what fits, or the call is refused with the limit that binds.
    /// </summary>
    public ValueTask<Admission> AdmitAsync(
        RequestId id,
        Caller caller,
        CallCost cost,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();
}
