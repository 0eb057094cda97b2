using System.ComponentModel.DataAnnotations;

namespace Solaris.Reports.Retention;

/// <summary>How long the request log is kept. Sums and the books are kept for ever.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Whole months besides the running one; a year ago can then be compared with to the day.</summary>
    [Range(1, 1_200)]
    public int Months { get; set; } = 13;
}
