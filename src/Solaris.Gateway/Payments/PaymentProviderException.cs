using System.Net;

namespace Solaris.Payments;

/// <summary>A payment provider refused or could not be reached. The message is for administrators and holds no secret.</summary>
internal sealed class PaymentProviderException(string message) : Exception(message)
{
    /// <summary>What it answered; null when nobody did.</summary>
    public HttpStatusCode? Status { get; init; }
}
