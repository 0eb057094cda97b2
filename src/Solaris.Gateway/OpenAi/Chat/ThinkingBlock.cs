namespace Solaris.OpenAi.Chat;

/// <summary>Thoughts that the client must send back unchanged.</summary>
/// <param name="Proof">Their signature, or for sealed ones all there is.</param>
internal readonly record struct ThinkingBlock(string Text, string Proof, bool IsSealed);
