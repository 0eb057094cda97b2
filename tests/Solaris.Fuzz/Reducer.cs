using Solaris.Fuzz.Targets;

namespace Solaris.Fuzz;

/// <summary>Makes an input as short as leaving out pieces of it can, while it stays good for something.</summary>
internal static class Reducer
{
    public static byte[] Reduce(byte[] input, Func<byte[], bool> isGood)
    {
        for (var piece = input.Length / 2; piece > 0; piece /= 2)
        {
            for (var at = FuzzInput.HeadLength; at < input.Length; )
            {
                byte[] shorter = [.. input[..at], .. input[Math.Min(at + piece, input.Length)..]];
                if (isGood(shorter))
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
