namespace Solaris.Providers.OpenAi.Responses;

/// <summary>What an event of a stream means to the meter.</summary>
internal enum ResponseEventKind
{
    Other,

    /// <summary>A piece of what the model wrote.</summary>
    Delta,
    ItemAdded,
    ItemDone,

    /// <summary>The end, at the cap too: <c>response.completed</c>, <c>response.incomplete</c>, <c>response.cancelled</c>.</summary>
    Completed,
    Failed,
    Error,
}
