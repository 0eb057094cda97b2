using System.Runtime.InteropServices;

namespace Solaris.Live;

/// <summary>Counts what changes between two frames. Not safe for several threads.</summary>
internal sealed class LiveTally
{
    /// <summary>Wildcard routes let clients invent names: a frame stays small all the same.</summary>
    private const int MostModels = 24;

    private readonly Dictionary<string, (long Tokens, int Ended)> _models = new(StringComparer.Ordinal);

    public int Ended { get; private set; }
    public int Refused { get; private set; }
    public int Failed { get; private set; }
    public long Tokens { get; private set; }
    public long CostMicros { get; private set; }

    /// <param name="before">The state of the call that was counted last; null for a call not seen before.</param>
    public void Count(LiveCall call, LiveCall? before)
    {
        var tokens = Math.Max(0, Total(call) - (before is null ? 0 : Total(before)));
        Tokens += tokens;
        ref var model = ref CollectionsMarshal.GetValueRefOrAddDefault(_models, call.Model, out _);
        model.Tokens += tokens;
        if (call.Status is { } status)
        {
            model.Ended++;
            Ended++;
            CostMicros += call.CostMicros;
            var isError =
                status >= StatusCodes.Status400BadRequest && status != StatusCodes.Status499ClientClosedRequest;
            Refused += isError && call.Deployment is null ? 1 : 0;
            Failed += isError && call.Deployment is not null ? 1 : 0;
        }
    }

    /// <summary>Models with something to tell, the busiest first.</summary>
    public IReadOnlyList<LiveModel> Models(IEnumerable<LiveCall> underWay)
    {
        var running = underWay.CountBy(call => call.Model).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. _models
                .Keys.Union(running.Keys, StringComparer.Ordinal)
                .Select(name =>
                {
                    var (tokens, ended) = _models.GetValueOrDefault(name);
                    return new LiveModel(name, tokens, ended, running.GetValueOrDefault(name));
                })
                .OrderByDescending(model => model.Tokens)
                .ThenBy(model => model.Model, StringComparer.Ordinal)
                .Take(MostModels),
        ];
    }

    private static long Total(LiveCall call) => call.InputTokens + call.OutputTokens;
}
