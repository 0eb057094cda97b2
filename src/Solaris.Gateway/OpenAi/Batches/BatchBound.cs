using Solaris.Ledger;

namespace Solaris.OpenAi.Batches;

/// <summary>Sums up the most that the lines of a batch can cost.</summary>
internal sealed class BatchBound
{
    public long Lines { get; private set; }

    public CostBound Sum { get; private set; } = new(0, 0, Choices: 1, InputMicros: 0, OutputMicrosPerMillion: 0);

    /// <summary>At the dearest output of all lines: long prompts have a price of their own.</summary>
    public void Add(in CostBound line)
    {
        var sum = Sum;
        Lines++;
        Sum = checked(
            new CostBound(
                sum.InputTokens + line.InputTokens,
                sum.OutputTokens + line.OutputTokens,
                Choices: 1,
                sum.InputMicros + line.InputMicros,
                sum.OutputMicrosPerMillion is { } dearest && line.OutputMicrosPerMillion is { } own
                    ? Math.Max(dearest, own)
                    : null
            )
            {
                WeightedInput = (sum.WeightedInput ?? sum.InputTokens) + (line.WeightedInput ?? line.InputTokens),
                ExtraOutputWeight =
                    Lines == 1 ? line.ExtraOutputWeight : Math.Max(sum.ExtraOutputWeight, line.ExtraOutputWeight),
            }
        );
    }
}
