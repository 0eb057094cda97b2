namespace Solaris.Providers;

/// <summary>What is told about an attempt while it runs, to whoever shares calls out among deployments.</summary>
internal interface IDeploymentLoad
{
    /// <summary>An answer, or a stream's first event, came after <paramref name="elapsed"/>.</summary>
    /// <param name="outputTokens">The tokens of a whole answer; null for a stream, whose elapsed time is that to its first event.</param>
    void Answered(TimeSpan elapsed, long? outputTokens);

    /// <summary>The attempt was charged this much.</summary>
    void Used(long tokens);

    /// <summary>The attempt is over. Told once.</summary>
    void End();
}
