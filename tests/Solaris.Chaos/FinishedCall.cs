namespace Solaris.Chaos;

/// <summary>A call whose client got the whole answer.</summary>
/// <param name="Id">At the gateway.</param>
/// <param name="Name">At the provider.</param>
/// <param name="TellsUsage">False when the provider's answer carries no usage: the gateway has to count.</param>
internal sealed record FinishedCall(Guid Id, string Name, bool TellsUsage);
