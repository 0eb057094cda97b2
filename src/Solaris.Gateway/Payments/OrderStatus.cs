namespace Solaris.Payments;

/// <summary>Where an order stands, in the words of the API and of the database.</summary>
internal static class OrderStatus
{
    public const string Pending = "pending";

    /// <summary>The money is there; the ledger grants, or has granted.</summary>
    public const string Paid = "paid";

    /// <summary>We send money back.</summary>
    public const string Refunding = "refunding";

    /// <summary>Money went back, all of it or for what was unused.</summary>
    public const string Refunded = "refunded";

    /// <summary>The bank took the money back.</summary>
    public const string Reversed = "reversed";

    /// <summary>Was not paid in time; a payment that comes late still counts.</summary>
    public const string Expired = "expired";
}
