namespace Solaris.Payments;

/// <summary>Where tokens come from when nobody pays a provider; these stand where a provider's name does.</summary>
internal static class OrderSource
{
    /// <summary>An administrator gives them.</summary>
    public const string Credit = "credit";

    public const string Voucher = "voucher";

    public static bool IsInternal(string provider) => provider is Credit or Voucher;
}
