using System.ComponentModel.DataAnnotations;

namespace Solaris.Payments;

/// <summary>What holds for all providers.</summary>
internal sealed class PaymentsOptions
{
    public const string Section = "Payments";

    /// <summary>Whether the simulated provider takes orders; the demo turns it on.</summary>
    public bool Simulated { get; set; }

    /// <summary>Seconds until the simulated provider's buyer pays; 0 waits for a test to pay.</summary>
    [Range(0, 3_600)]
    public int SimulatedSeconds { get; set; } = 6;

    /// <summary>Minutes that a charge can be paid.</summary>
    [Range(1, 1_440)]
    public int ChargeMinutes { get; set; } = 30;
}
