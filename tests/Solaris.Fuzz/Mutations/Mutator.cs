using Solaris.Fuzz.Targets;

namespace Solaris.Fuzz.Mutations;

/// <summary>Makes inputs of inputs. Two of three times what was JSON stays JSON, because only such inputs get far.</summary>
internal sealed class Mutator(Dictionary words, Random random)
{
    private const int LongestInput = 64 * 1024;
    private const int MostSteps = 6;

    public byte[] Mutate(byte[] input, byte[] other)
    {
        var (variant, split, body) = (input[0], input[1], input.AsSpan(FuzzInput.HeadLength).ToArray());
        for (var steps = 1 + random.Next(MostSteps); steps > 0; steps--)
        {
            switch (random.Next(24))
            {
                case 0:
                    variant = random.Next(4) == 0 ? (byte)random.Next(32) : other[0];
                    break;
                case 1:
                    split = (byte)random.Next(random.Next(2) == 0 ? 8 : 256);
                    break;
                default:
                    body = Step(body, other.AsSpan(FuzzInput.HeadLength));
                    break;
            }
        }
        return FuzzInput.Write(variant, split, body.AsSpan(0, Math.Min(body.Length, LongestInput)));
    }

    private byte[] Step(byte[] body, ReadOnlySpan<byte> other) =>
        random.Next(3) == 0
            ? ByteMutation.Of(body, other, words, random)
            : EventMutation.Of(body, other, words, random)
                ?? JsonMutation.Of(body, other, words, random)
                ?? ByteMutation.Of(body, other, words, random);
}
