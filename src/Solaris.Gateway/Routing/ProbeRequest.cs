using System.ComponentModel.DataAnnotations;

namespace Solaris.Routing;

/// <summary>A deployment to test.</summary>
public sealed record ProbeRequest
{
    [Required, MaxLength(400)]
    public string Deployment { get; init; } = "";
}
