namespace Solaris.EndToEnd;

/// <summary>One call of a load run: its name in the provider's billing, its id at the gateway, and its end.</summary>
/// <param name="BodyLength">Bytes of its body: no input has more tokens.</param>
/// <param name="Plan">What it was to do and to meet.</param>
/// <param name="RequestId">Null when the client left before the headers.</param>
internal sealed record LoadCall(string Name, LoadPlan Plan, string? RequestId, LoadOutcome Outcome, int BodyLength);
