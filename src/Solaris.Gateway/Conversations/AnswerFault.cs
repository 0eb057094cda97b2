namespace Solaris.Conversations;

/// <summary>Why an answer that had begun broke off, in OpenAI's words.</summary>
/// <param name="Message">One plain sentence for the client.</param>
/// <param name="Field">The field of the request at fault; null for none.</param>
internal readonly record struct AnswerFault(string Type, string? Code, string Message, string? Field);
