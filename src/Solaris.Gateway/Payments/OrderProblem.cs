namespace Solaris.Payments;

/// <summary>What about an order needs a person.</summary>
internal static class OrderProblem
{
    /// <summary>Money came in another amount or currency than was asked for.</summary>
    public const string Amount = "amount";

    /// <summary>Paid more than once; the second payment is being sent back.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>The provider refuses the charge or the refund.</summary>
    public const string Provider = "provider";

    /// <summary>The wallet has no token limit that the pack could add to.</summary>
    public const string Wallet = "wallet";

    /// <summary>The bank gave back what it had taken; the tokens are already clawed back.</summary>
    public const string Reinstated = "reinstated";
}
