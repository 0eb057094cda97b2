namespace Solaris.Payments;

/// <summary>What goes wrong with one request.</summary>
internal enum Fault
{
    None,
    Down,
    Failing,
    LosesAnswer,
}
