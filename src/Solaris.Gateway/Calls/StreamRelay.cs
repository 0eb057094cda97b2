using Microsoft.Extensions.Options;
using Solaris.Http;
using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>
/// Gives a stream on as it comes, byte for byte, at the client's speed. Two things are held back: a usage chunk that the client did not
/// ask for, and the end mark, until the charge is durable.
/// </summary>
internal sealed class StreamRelay(
    CallBilling billing,
    CallJournal journal,
    ShutdownGrace grace,
    IOptions<RelayOptions> options
)
{
    public async Task RunAsync(GenerationCall call, Attempt attempt, EventStream events)
    {
        using var pump = new StreamPump(call, attempt, events, options.Value, grace);
        AnswerHeaders.SetStream(call, attempt);
        journal.FirstByte(call, attempt.Deployment);
        var end = await pump.RunAsync();
        var refusal = end is StreamEnd.Complete or StreamEnd.ClientLeft
            ? null
            : ProviderRefusals.BrokenOff(end, pump.Error, call.Caller.Language);
        await billing.SettleStreamAsync(call, attempt, pump, end, refusal?.Code);
        await EndAsync(call, pump, refusal);
    }

    private static async ValueTask EndAsync(GenerationCall call, StreamPump pump, Refusal? refusal)
    {
        if (call.ClientLeft)
        {
            return;
        }
        if (refusal is null)
        {
            pump.WriteEnd();
        }
        else
        {
            pump.WriteError(refusal);
        }
        await call.Http.Response.BodyWriter.FlushAsync();
    }
}
