namespace Solaris.Conversations;

/// <summary>Who speaks.</summary>
internal enum TurnRole
{
    User,
    Assistant,

    /// <summary>Instructions in the middle of a conversation; those at its head are <see cref="Prompt.System"/>.</summary>
    System,
}
