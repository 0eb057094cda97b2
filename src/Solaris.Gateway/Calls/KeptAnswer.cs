namespace Solaris.Calls;

/// <summary>An answer as its client got it, to be given again.</summary>
/// <param name="Deployment">The id of the deployment that gave it.</param>
internal sealed record KeptAnswer(byte[] Body, string ContentType, string Deployment);
