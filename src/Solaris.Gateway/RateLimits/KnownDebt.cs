namespace Solaris.RateLimits;

/// <summary>What a key owes, in ticks until its limits are whole again, as one process knows it.</summary>
/// <param name="Alone">True when the process has admitted calls since that Redis does not know of.</param>
internal readonly record struct KnownDebt(long RequestTicks, long TokenTicks, bool Alone);
