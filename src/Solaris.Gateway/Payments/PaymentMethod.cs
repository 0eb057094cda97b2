namespace Solaris.Payments;

/// <summary>How a charge is paid.</summary>
internal static class PaymentMethod
{
    /// <summary>By a code that is scanned or pasted into the bank's app.</summary>
    public const string Pix = "pix";

    /// <summary>On a page of the provider, to which the buyer is sent.</summary>
    public const string Card = "card";
}
