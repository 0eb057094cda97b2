namespace Solaris.OpenAi.Batches;

internal enum BatchState
{
    /// <summary>The provider was not asked for it yet.</summary>
    Making = 0,

    /// <summary>The provider was asked; its answer is not known.</summary>
    Sent = 1,

    Running = 2,

    /// <summary>Over at the provider, and charged.</summary>
    Ended = 3,
}
