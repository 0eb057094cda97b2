using Solaris.Fuzz.Targets;

namespace Solaris.Fuzz;

/// <summary>Makes an input of a fault as short as leaving out pieces of it can.</summary>
internal sealed class Reducer(Probe probe)
{
    public byte[] Reduce(byte[] input)
    {
        var kind = probe.Run(input)?.Kind;
        for (var piece = input.Length / 2; piece > 0 && kind is not null; piece /= 2)
        {
            for (var at = FuzzInput.HeadLength; at < input.Length; )
            {
                byte[] shorter = [.. input[..at], .. input[Math.Min(at + piece, input.Length)..]];
                if (probe.Run(shorter)?.Kind == kind)
                {
                    input = shorter;
                }
                else
                {
                    at += piece;
                }
            }
        }
        return input;
    }
}
