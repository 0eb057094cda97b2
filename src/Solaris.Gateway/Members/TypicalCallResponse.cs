namespace Solaris.Members;

/// <summary>The average of a person's last calls to the model they use most.</summary>
/// <param name="CostMicros">In millionths of the currency of prices.</param>
/// <param name="Calls">How many calls it is the average of.</param>
public sealed record TypicalCallResponse(string Model, long Tokens, long CostMicros, long Calls);
