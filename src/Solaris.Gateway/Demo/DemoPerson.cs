namespace Solaris.Demo;

/// <summary>Someone of the demo's organisation.</summary>
/// <param name="Team">Null for nobody's.</param>
/// <param name="Tokens">Of a month.</param>
/// <param name="Calls">On a usual working day.</param>
/// <param name="Large">How many of ten calls go to the large model.</param>
internal sealed record DemoPerson(string Email, string Name, string? Team, long Tokens, int Calls, int Large);
