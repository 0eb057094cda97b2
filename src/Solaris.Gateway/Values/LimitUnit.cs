namespace Solaris;

/// <summary>What a limit counts: tokens, or micro-units (10⁻⁶) of the organisation's currency.</summary>
internal enum LimitUnit
{
    Tokens = 0,
    Money = 1,
}
