namespace Solaris.Playground;

/// <summary>What the playground offers.</summary>
/// <param name="Enabled">False when an administrator has revoked its key.</param>
/// <param name="Currency">Of the prices, ISO 4217.</param>
public sealed record PlaygroundResponse(bool Enabled, string Currency, IReadOnlyList<PlaygroundModel> Models);
