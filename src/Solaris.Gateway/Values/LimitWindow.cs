namespace Solaris;

/// <summary>How often a limit renews, in the organisation's time zone.</summary>
internal enum LimitWindow
{
    Day = 0,
    Week = 1,
    Month = 2,
    Total = 3,
}
