namespace Solaris.Calls;

/// <summary>The fields the gateway reads or changes: each may come once. An API has some of them; what it has not passes unread.</summary>
[Flags]
internal enum OwnedFields
{
    None = 0,
    Model = 1,
    User = 2,
    Stream = 4,
    StreamOptions = 8,
    IncludeUsage = 16,
    MaxTokens = 32,
    MaxCompletionTokens = 64,
    N = 128,
    BestOf = 256,
    Prompt = 512,

    /// <summary>The Responses API's name of the output cap.</summary>
    MaxOutputTokens = 1024,

    /// <summary>The Messages API's <c>metadata</c>, whose <c>user_id</c> names the end user.</summary>
    Metadata = 2048,
    MetadataUser = 4096,

    /// <summary>What makes the same answer dearer. Read in every API: a hold must cover what is asked for.</summary>
    ServiceTier = 8192,

    /// <inheritdoc cref="ServiceTier"/>
    Speed = 16384,
}
