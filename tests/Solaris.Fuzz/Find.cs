using System.Diagnostics;
using System.Reflection;
using Solaris.Fuzz.Targets;

namespace Solaris.Fuzz;

/// <summary>An input that a parser did not survive.</summary>
/// <param name="Kind">The same for inputs that meet the same fault.</param>
internal sealed record Find(string Kind, byte[] Input, string Details)
{
    /// <summary>Faults are told apart by where in the gateway they came out of, or by what they broke.</summary>
    public static Find Of(Exception exception, byte[] input)
    {
        var method = new StackTrace(exception)
            .GetFrames()
            .Select(frame => frame.GetMethod())
            .FirstOrDefault(method => method?.DeclaringType?.Assembly.GetName().Name == "solaris");
        var place = exception is BrokenPromiseException ? exception.Message : Name(method);
        return new($"{exception.GetType().Name} {place}", input, exception.ToString());
    }

    private static string Name(MethodBase? method) => $"{method?.DeclaringType?.Name}.{method?.Name}";
}
