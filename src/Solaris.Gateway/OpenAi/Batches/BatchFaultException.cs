using Solaris.Http;

namespace Solaris.OpenAi.Batches;

/// <summary>Ends the reading of a file that cannot be a batch: what reads it is the body of an upload, which has no other way out.</summary>
internal sealed class BatchFaultException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal => refusal;
}
