using System.ComponentModel.DataAnnotations;

namespace Solaris.Demo;

/// <summary>How the simulated provider behaves.</summary>
internal sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>The variable that sets <see cref="TokensPerSecond"/>.</summary>
    public const string SpeedVariable = "SOLARIS_DEMO_TOKENS_PER_SECOND";

    /// <summary>Set by <c>solaris demo</c>.</summary>
    public bool Enabled { get; set; }

    /// <summary>Speed of a stream; the model <c>solaris-demo-fast</c> does not wait at all.</summary>
    [Range(1, 10_000)]
    public int TokensPerSecond { get; set; } = 40;
}
