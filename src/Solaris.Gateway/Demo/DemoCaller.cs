namespace Solaris.Demo;

/// <summary>Someone, or a program, whose calls make the demo's past.</summary>
/// <param name="Calls">On a usual working day.</param>
/// <param name="Large">How many of ten calls go to the large model.</param>
internal sealed record DemoCaller(CallOrigin Origin, int Calls, int Large)
{
    public bool IsProgram => Origin.User is null;
}
