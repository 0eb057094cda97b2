namespace Solaris.Conversations;

/// <summary>How much the model shall think before it answers.</summary>
internal sealed record ReasoningWish
{
    public ReasoningEffort? Effort { get; init; }

    /// <summary>A budget in tokens, where the client's dialect has one; it goes before <see cref="Effort"/>.</summary>
    public long? BudgetTokens { get; init; }

    /// <summary>False when the thoughts shall not be shown; null leaves it to the default.</summary>
    public bool? Show { get; init; }
}
