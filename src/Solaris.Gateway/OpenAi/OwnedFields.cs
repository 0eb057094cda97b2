namespace Solaris.OpenAi;

/// <summary>The fields the gateway reads or changes: each may come once.</summary>
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
}
