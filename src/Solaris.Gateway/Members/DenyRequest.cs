using System.ComponentModel.DataAnnotations;

namespace Solaris.Members;

/// <summary>A denial.</summary>
public sealed record DenyRequest
{
    [MaxLength(500)]
    public string? Note { get; init; }
}
