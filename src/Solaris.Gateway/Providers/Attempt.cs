namespace Solaris.Providers;

/// <summary>One try at a deployment: a stream whose first event is there, a whole JSON answer, or a failure.</summary>
internal sealed class Attempt(Deployment deployment, Patience patience, long started) : IDisposable
{
    public Deployment Deployment => deployment;

    /// <summary>The attempt's patience, which the relay of a stream goes on to use.</summary>
    public Patience Patience => patience;

    /// <summary>When it began, by the clock's timestamp.</summary>
    public long Started => started;

    /// <summary>The provider's answer; null when none came.</summary>
    public HttpResponseMessage? Response { get; set; }

    public int Status => Response is null ? 0 : (int)Response.StatusCode;

    /// <summary>Null when the attempt gave an answer.</summary>
    public AttemptFailure? Failure { get; set; }

    public EventStream? Events { get; set; }

    /// <summary>The place the attempt takes at its deployment; null when nothing was sent.</summary>
    public IDeploymentLoad? Load { get; set; }

    /// <summary>A JSON answer, as far as it came.</summary>
    public PooledBuffer? Answer { get; set; }

    /// <summary>What the provider reported with a JSON answer, or with its failure.</summary>
    public MeteredUsage? Usage => Meter?.Usage;

    /// <summary>What read the answer, or the failure in its place; null when nothing came.</summary>
    public AnswerMeter? Meter { get; set; }

    public void Dispose()
    {
        Load?.End();
        Load = null;
        Events?.Dispose();
        Meter?.Dispose();
        Answer?.Dispose();
        Response?.Dispose();
        patience.Dispose();
    }
}
