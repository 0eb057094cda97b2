using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Solaris.Conversations;
using Solaris.Http;
using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>The loop of a stream: read, meter, forward, flush. Returns how the stream ended; never throws for what a peer does.</summary>
internal sealed class StreamPump : IDisposable
{
    private readonly GenerationCall _call;
    private readonly Attempt _attempt;
    private readonly EventStream _events;
    private readonly RelayOptions _options;
    private readonly ShutdownGrace _grace;
    private readonly ClientWatch _watch;
    private readonly PipeWriter _writer;
    private readonly bool _hidesUsage;
    private readonly AnswerWriter? _translated;
    private SseEvent _endMark;
    private long? _leftAt;
    private long _receivedWhenLeft;

    public StreamPump(
        GenerationCall call,
        Attempt attempt,
        EventStream events,
        RelayOptions options,
        ShutdownGrace grace
    )
    {
        (_call, _attempt, _events, _options, _grace) = (call, attempt, events, options, grace);
        _writer = call.Http.Response.BodyWriter;
        _hidesUsage = !call.Envelope.IncludeUsage && !call.Caller.AlwaysStreamUsage;
        Meter = Wire(call, attempt.Deployment).NewMeter(attempt.Deployment);
        _translated = TranslatedAnswer.Begin(call, _writer);
        _watch = new ClientWatch(call, attempt.Deployment, attempt.Patience, grace.Stopping);
    }

    public AnswerMeter Meter { get; }

    /// <summary>What the provider said when it gave up.</summary>
    public ProviderError Error { get; private set; } = ProviderError.Unknown;

    public async ValueTask<StreamEnd> RunAsync()
    {
        try
        {
            return await PumpAsync();
        }
        catch (JsonException)
        {
            return StreamEnd.Garbage; // The meter took it for an answer, the translator did not.
        }
        catch (OperationCanceledException)
        {
            return _call.ClientLeft ? StreamEnd.ClientLeft
                : _grace.Expired.IsCancellationRequested ? StreamEnd.Stopped
                : StreamEnd.Silent;
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            return _call.ClientLeft ? StreamEnd.ClientLeft : StreamEnd.Cut;
        }
    }

    /// <summary>What was held back until the charge is durable: the end mark as the provider sent it, or the end of a translated answer.</summary>
    public void WriteEnd()
    {
        if (_translated is not null)
        {
            _call.Translation?.Answer.End(_translated);
            _translated.Complete(_call.AnswerUsage);
        }
        else if (_endMark.Length > 0)
        {
            _writer.Write(_events.Raw(_endMark));
        }
    }

    /// <summary>Ends a stream that broke off with an error in the client's dialect.</summary>
    public void WriteError(Refusal refusal)
    {
        var fault = new AnswerFault(refusal.Type, refusal.Code, refusal.Message, refusal.Param);
        if (_translated?.TryFail(fault) != true)
        {
            _call.Endpoint.WriteBroken(_writer, refusal, _call, Meter);
        }
    }

    public void Dispose()
    {
        _watch.Dispose();
        Meter.Dispose();
    }

    private async ValueTask<StreamEnd> PumpAsync()
    {
        var more = true;
        while (true)
        {
            var end = Forward();
            _call.Hold.Report(Meter.OutputSoFar);
            if (end is not null)
            {
                return end.Value;
            }
            await FlushAsync();
            if (!more)
            {
                return _events.TooLong ? StreamEnd.Garbage
                    : Meter.Finished ? StreamEnd.Complete // Some providers never send [DONE].
                    : StreamEnd.Cut;
            }
            if (!MayReadOn())
            {
                return StreamEnd.ClientLeft;
            }
            more = await _events.FillAsync(_attempt.Patience.Token);
        }
    }

    /// <summary>Forwards every whole event that is there; returns how the stream ended when one of them ends it.</summary>
    private StreamEnd? Forward()
    {
        while (_events.TryRead(out var found))
        {
            switch (Read(found))
            {
                case ChunkKind.Done:
                    EndWith(found);
                    return StreamEnd.Complete;
                case ChunkKind.Error:
                    Error = ProviderErrorReader.Read(_events.Data(found).ToArray(), _attempt.Deployment.ApiKey);
                    return StreamEnd.ProviderError;
                case ChunkKind.Garbage:
                    return StreamEnd.Garbage;
                case ChunkKind.UsageOnly when _hidesUsage && _translated is null:
                    break;
                default:
                    Write(found);
                    break;
            }
        }
        return null;
    }

    /// <summary>Keeps the end mark; in a translation it may still have something to say.</summary>
    private void EndWith(in SseEvent found)
    {
        _endMark = found;
        if (_translated is not null)
        {
            Write(found);
        }
    }

    private static Wire Wire(GenerationCall call, Deployment deployment) =>
        call.Translation is null ? deployment.Provider.Relays[call.Endpoint.Path] : deployment.Provider.Translates;

    private ChunkKind Read(in SseEvent found)
    {
        if (found.DataLines == 0)
        {
            return ChunkKind.Content; // A comment or keep-alive.
        }
        var kind = Meter.Read(_events.Data(found));
        _watch.AlmostDone = Meter.Finished;
        return found.NamedError ? ChunkKind.Error : kind;
    }

    private void Write(in SseEvent found)
    {
        if (_leftAt is not null)
        {
            return;
        }
        if (_translated is null)
        {
            _writer.Write(_events.Raw(found));
        }
        else if (found.DataLines > 0)
        {
            _call.Translation?.Answer.ReadEvent(HalfCharacters.Mended(_events.Data(found)), _translated);
        }
    }

    private async ValueTask FlushAsync()
    {
        if (_leftAt is not null)
        {
            return;
        }
        var flush = _writer.FlushAsync();
        if (!flush.IsCompletedSuccessfully)
        {
            _attempt.Patience.Allow(Timeout.InfiniteTimeSpan); // A slow client is not the provider's silence.
        }
        await flush;
    }

    /// <summary>Arms the wait for the next bytes; false when the client left and enough was read on.</summary>
    private bool MayReadOn()
    {
        var patience = _attempt.Deployment.IdleTimeout;
        if (_call.ClientLeft)
        {
            if (_leftAt is null)
            {
                (_leftAt, _receivedWhenLeft) = (_grace.Clock.GetTimestamp(), _events.Received);
                _call.Arrival.EndLease();
            }
            var left = _options.DrainTime - _grace.Clock.GetElapsedTime(_leftAt.Value);
            if (left <= TimeSpan.Zero || _events.Received - _receivedWhenLeft > _options.DrainBytes)
            {
                return false;
            }
            patience = patience < left ? patience : left;
        }
        _attempt.Patience.Allow(patience);
        return true;
    }
}
