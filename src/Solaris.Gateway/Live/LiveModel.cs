namespace Solaris.Live;

/// <summary>What one model did in the time of a frame.</summary>
/// <param name="Tokens">Read and written.</param>
/// <param name="UnderWay">Calls at the end of it.</param>
public sealed record LiveModel(string Model, long Tokens, int Ended, int UnderWay);
