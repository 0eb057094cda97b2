namespace Solaris.Conversations;

/// <summary>What is known when an answer begins.</summary>
/// <param name="Id">The answer's id in the client's dialect; the same in all its pieces.</param>
/// <param name="Model">The model's name as the client asked for it.</param>
/// <param name="Created">Unix seconds.</param>
/// <param name="InputTokens">The best that is known of the input so far: what the hold bounds it by.</param>
internal sealed record AnswerHead(string Id, string Model, long Created, long InputTokens);
