namespace Solaris.FakeProvider;

/// <summary>What one attempt was billed. It grows while the answer is made, so that a cut attempt shows what it cost.</summary>
internal sealed class Bill
{
    /// <summary>The request's <c>call</c>, or a hash of its body.</summary>
    public required string Call { get; init; }

    /// <summary>1 for the first attempt of this call.</summary>
    public required int Attempt { get; init; }
    public required string Endpoint { get; init; }
    public required string Model { get; init; }
    public bool Stream { get; init; }
    public int Status { get; set; }
    public long PromptTokens { get; set; }
    public long CachedTokens { get; set; }
    public long CompletionTokens { get; set; }
    public long ReasoningTokens { get; set; }

    /// <summary>The whole answer was written.</summary>
    public bool Finished { get; set; }

    /// <summary>The caller left before the end.</summary>
    public bool Aborted { get; set; }

    public long Total => PromptTokens + CompletionTokens;
}
