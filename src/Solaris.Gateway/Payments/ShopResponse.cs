namespace Solaris.Payments;

/// <summary>What a person can buy, and how.</summary>
/// <param name="Providers">Those that are on; none when nothing can be bought.</param>
/// <param name="WithdrawalDays">Days from the payment in which a purchase can be taken back with one click.</param>
public sealed record ShopResponse(
    IReadOnlyList<PackResponse> Packs,
    IReadOnlyList<ProviderResponse> Providers,
    int WithdrawalDays
);
