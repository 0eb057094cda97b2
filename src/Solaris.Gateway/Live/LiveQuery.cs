using System.ComponentModel.DataAnnotations;

namespace Solaris.Live;

/// <summary>What a reader watches, and up to where it has seen it.</summary>
public sealed record LiveQuery
{
    /// <summary><c>organisation</c> (default) or <c>team</c>.</summary>
    [AllowedValues(null, LiveTopic.Organisation, LiveTopic.Team, ErrorMessage = "Must be organisation or team.")]
    public string? Scope { get; init; }

    /// <summary>The team; the own one when absent.</summary>
    public Guid? TeamId { get; init; }

    /// <summary>Of the last frame that was seen.</summary>
    [MaxLength(40)]
    public string? Stream { get; init; }

    /// <inheritdoc cref="Stream"/>
    public long? Seq { get; init; }
}
