using System.Collections.Frozen;

namespace Solaris.Accounts;

/// <summary>Who calls: the key, and for trusted clients the end user they speak for. Immutable, cached.</summary>
internal sealed record Caller
{
    public required CallOrigin Origin { get; init; }
    public required string KeyName { get; init; }
    public required bool TrustedClient { get; init; }

    /// <summary>Language of messages to this caller, <c>pt-BR</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The organisation's IANA time zone.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Model names this key may use, or null for all. An entry may end in <c>*</c>. Ask <see cref="MayUse"/>.</summary>
    public FrozenSet<string>? Models { get; init; }

    /// <summary>Status of quota refusals: 429, 402 or 403.</summary>
    public int QuotaStatus { get; init; } = 429;

    /// <summary>True leaves the usage chunk in a stream that did not ask for it.</summary>
    public bool AlwaysStreamUsage { get; init; }
    public int? RequestsPerMinute { get; init; }
    public long? TokensPerMinute { get; init; }
    public int? MaxParallel { get; init; }

    /// <summary>The client's conversation, for the request log.</summary>
    public string? Conversation { get; init; }

    /// <summary>The key's own caller, when this one is a user of its trusted client.</summary>
    internal Caller? Template { get; init; }

    /// <summary>Whether this key may use <paramref name="model"/>; when not, refuse with <see cref="CallerRefusals.ModelNotAllowed"/>.</summary>
    public bool MayUse(string model) => Models is null || NameScope.Contains(Models, model);
}
